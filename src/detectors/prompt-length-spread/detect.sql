-- Spread of prompt lengths: standard deviation of the logarithm over the set, every account counting alike.
WITH
  lengths AS (
    SELECT account, toInt64(round(1000 * log(own_length))) AS x -- thousandths
    FROM exchanges WHERE own != 0 AND own_length > 0 AND step = 0 AND account IN (SELECT account FROM sets)
  ),
  moments AS (
    SELECT account, toInt64(count()) AS n,
      intDiv(1000 * sum(x), n) AS mean, -- millionths
      intDiv(sum(x * x), n) AS square -- millionths
    FROM lengths GROUP BY account
  ),
  pooled AS (
    SELECT `group`, replicate, countIf(n > 0) AS accounts, sum(square) / accounts / 1e6 AS square, sum(mean) / accounts / 1e6 AS mean
    FROM sets LEFT JOIN moments USING account GROUP BY `group`, replicate
  )
SELECT
  `group`,
  replicate,
  -- Minus the deviation: harvested sets are narrower. No number without content.
  if(accounts = 0, nan, -sqrt(greatest(0., square - mean * mean))) AS statistic,
  toUInt32(accounts) AS accounts -- members with prompts
FROM pooled
