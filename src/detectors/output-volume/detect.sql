-- Output volume: mean logarithm of the output tokens of an exchange.
WITH
  volumes AS (
    SELECT account, toInt64(count()) AS answers, intDiv(sum(toInt64(round(1e6 * log(output_tokens)))), answers) AS volume -- millionths of a nat
    FROM exchanges WHERE output_tokens > 0 GROUP BY account
  ),
  (SELECT intDiv(sum(volume), greatest(toInt64(count()), 1)) FROM volumes) AS usual
SELECT
  `group`,
  replicate,
  toFloat64(sum(volume)) / countIf(answers > 0) / 1e6 AS statistic, -- mean over accounts; no number without token counts
  toUInt32(countIf(answers > 0 AND volume > usual)) AS accounts -- members above the mean account of the log
FROM sets LEFT JOIN (SELECT * FROM volumes WHERE account IN (SELECT account FROM sets)) AS volumes USING account
GROUP BY `group`, replicate
