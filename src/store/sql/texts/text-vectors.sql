-- A text as a vector of length 1 (16,384 units) in 1,024 hashed dimensions, words and word pairs weighted by rarity.
-- Of words that fall into one dimension the first is kept: the length is then 1 exactly, which the unbiased length of
-- a profile needs.
CREATE VIEW IF NOT EXISTS text_vectors AS
SELECT
  account,
  text,
  toUInt8(text % 2) AS half,      -- halves share no text: groups found on one are tested on the other
  arrayMap(t -> toUInt16(bitAnd(intHash32(t), 1023)), kept) AS dimensions,
  arrayMap((t, w) -> toInt32(round(16384 * w / length) * if(bitTest(intHash32(t), 20), 1, -1)), kept, weights) AS units,
  arraySum(u -> toInt64(u) * u, units) AS length2
FROM (
  SELECT
    account,
    text,
    arrayFilter((t, nth) -> nth = 1, tokens, arrayEnumerateUniq(arrayMap(t -> bitAnd(intHash32(t), 1023), tokens))) AS kept,
    arrayMap(t -> dictGetUInt16('basis', 'weight', toUInt64(bitAnd(t, 1048575))), kept) AS weights,
    sqrt(39321600 + arraySum(w -> toUInt64(w) * w, weights)) AS length
  FROM texts
  WHERE notEmpty(tokens)
)
