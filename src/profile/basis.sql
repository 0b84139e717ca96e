-- The basis on which profiles stand: how rare each word and word pair is, in a bounded sample that weighs accounts
-- alike (a few busy applications would rule it otherwise). Weights are 256ths of the inverse document frequency.
INSERT INTO basis_weights
WITH
  sample AS (
    SELECT tokens
    FROM texts
    WHERE bitShiftRight(text, 32) <= {below:UInt32}
    ORDER BY account, text
    LIMIT {texts_per_account:UInt32} BY account
  ),
  (SELECT count() FROM sample) AS sampled
SELECT
  bitAnd(token, 1048575) AS bucket,
  toUInt16(greatest(1, round(256 * log(sampled / count())))) AS weight
FROM sample
ARRAY JOIN tokens AS token
GROUP BY bucket
