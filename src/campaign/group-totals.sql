-- One row a group: what its exchanges add up to. Times in milliseconds since 1970.
SELECT
  `group`,
  count() AS exchanges,
  countIf(speaks = 1) AS speaking,
  sum(input_tokens) AS input_tokens,
  sum(output_tokens) AS output_tokens,
  toUnixTimestamp64Milli(minIf(at, speaks = 1)) AS first_ms,
  toUnixTimestamp64Milli(maxIf(at, speaks = 1)) AS last_ms
FROM group_exchanges
INNER JOIN exchanges USING (account, at, id)
GROUP BY `group`
ORDER BY `group`
