-- Output limit: answers that end at or near the limit that the request set.
WITH limits AS (
  SELECT account, toInt64(count()) AS limited,
    intDiv(1000000 * countIf(100 * toUInt64(output_tokens) >= {near_percent:UInt32} * toUInt64(max_tokens)), limited) AS share -- millionths
  FROM exchanges WHERE max_tokens > 0 AND output_tokens > 0 AND account IN (SELECT account FROM sets) GROUP BY account
)
SELECT
  `group`,
  replicate,
  toFloat64(sum(share)) / countIf(limited > 0) / 1e6 AS statistic, -- mean over accounts; no number where none sets a limit
  toUInt32(countIf(share >= 500000)) AS accounts -- members with half of their answers or more at the limit
FROM sets LEFT JOIN limits USING account
GROUP BY `group`, replicate
