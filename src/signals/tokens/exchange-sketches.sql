-- From a share of the messages to sketches: MinHash by one permutation, whose empty values are borrowed from the next one
-- (Shrivastava and Li 2014, https://proceedings.mlr.press/v32/shrivastava14.html). One hash a word, not 128.
CREATE MATERIALIZED VIEW community_sketches_intake TO __TARGET__ AS
WITH
  sampled AS (
    SELECT file, line, account, id, at, arrayDistinct(words) AS vocabulary
    FROM exchanges_clear
    WHERE intHash64(id) % 1000000 < __PER_MILLION__ AND length(vocabulary) >= 16
  ),
  keyed AS (
    WITH (SELECT groupArray((name, epoch, words_low, words_high)) FROM communities) AS known
    SELECT *, arrayJoin(known) AS key FROM sampled
  ),
  -- A hash's low seven bits say which of 128 values it may be, its upper half is the value. Bit 32 marks what is empty,
  -- and sorts behind all that is not.
  packed AS (
    SELECT
      * EXCEPT (vocabulary),
      arraySort(arrayConcat(
        arrayMap(h -> bitShiftLeft(bitAnd(h, 127), 33) + bitShiftRight(h, 32),
          arrayMap(w -> sipHash64Keyed((key.3, key.4), w), vocabulary)),
        arrayMap(place -> bitShiftLeft(toUInt64(place), 33) + 4294967296, range(128)))) AS all
    FROM keyed
  ),
  least AS (
    SELECT
      * EXCEPT (all),
      arrayFilter((p, before) -> bitShiftRight(p, 33) != bitShiftRight(before, 33),
        all, arrayPushFront(arrayPopBack(all), 18446744073709551615)) AS values
    FROM packed
  ),
  filled AS (
    SELECT
      * EXCEPT (values),
      arrayReverseFill(p -> bitAnd(p, 4294967296) = 0, arrayConcat(values, values)) AS borrowed
    FROM least
  )
SELECT
  __ROW__
  account,
  id,
  at,
  key.1 AS community,
  key.2 AS epoch,
  -- What is borrowed is told from what it is borrowed from by the distance: else the share of equal values is too high.
  arrayMap((p, place) -> toUInt32(p + ((bitShiftRight(p, 33) + 128 - place) % 128) * 2654435761),
    arraySlice(borrowed, 1, 128), range(128)) AS signature
FROM filled
;

-- Tokens of the 32 bands of a sketch: texts that are nearly the same share one. A band is four values far from each other,
-- for neighbours may be borrowed from one.
CREATE MATERIALIZED VIEW community_bands_intake TO __TOKENS__ AS
WITH
  banded AS (
    SELECT
      *,
      arrayJoin(range(32)) AS band,
      concat('minhash\0', arrayStringConcat([band, signature[band + 1], signature[band + 33], signature[band + 65], signature[band + 97]], ',')) AS message
    FROM __TARGET__
  ),
  keyed AS (
    WITH (SELECT groupArray(((name, epoch), inner_pad, outer_pad)) FROM communities) AS known
    SELECT *, known[indexOf(known.1, (toString(community), toString(epoch)))] AS key FROM banded
  ),
  hashed AS (
    SELECT *, 'minhash' AS kind, SHA256(concat(key.3, SHA256(concat(key.2, message)))) AS token FROM keyed
  )
