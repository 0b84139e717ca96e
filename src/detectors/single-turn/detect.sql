-- Single turn: exchanges that open a conversation, among all in which the account itself wrote the newest message.
WITH conversations AS (
  SELECT account, toInt64(count()) AS own_exchanges,
    intDiv(1000000 * countIf(turn <= 1), own_exchanges) AS openings -- share, millionths
  FROM exchanges WHERE own != 0 AND step = 0 AND account IN (SELECT account FROM sets) GROUP BY account
)
SELECT
  `group`,
  replicate,
  toFloat64(sum(openings)) / countIf(own_exchanges > 0) / 1e6 AS statistic, -- mean over accounts; no number without content
  toUInt32(countIf(openings >= 900000)) AS accounts -- members that hardly ever follow up
FROM sets LEFT JOIN conversations USING account
GROUP BY `group`, replicate
