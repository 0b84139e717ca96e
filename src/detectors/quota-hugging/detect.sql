-- Quota hugging: an account's active days end at nearly the same total, its largest.
WITH
  totals AS (
    SELECT account, toInt64(count()) AS n
    FROM exchanges WHERE account IN (SELECT account FROM sets) GROUP BY account, toDate(at)
  ),
  hugging AS (
    SELECT account, toInt64(count()) AS days,
      intDiv(1000000 * countIf(100 * n >= {top_percent:UInt32} * top), days) AS share -- of its days near its top, millionths
    FROM totals INNER JOIN (SELECT account, max(n) AS top FROM totals GROUP BY account) AS tops USING account
    WHERE top >= {day_total_min:UInt32} -- where a few exchanges are a day's all, most days are alike by chance
    GROUP BY account HAVING days >= {days_min:UInt32}
  )
SELECT
  `group`,
  replicate,
  toFloat64(sum(share)) / countIf(days > 0) / 1e6 AS statistic, -- mean over accounts; no number where none is active enough
  toUInt32(countIf(share >= 500000)) AS accounts -- members with half of their days or more near the top
FROM sets LEFT JOIN hugging USING account
GROUP BY `group`, replicate
