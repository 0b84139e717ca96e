-- Dealt lengths: how little the accounts of the set differ in the length of what they send.
WITH
  -- Only what has no content: where there is content, its own detectors say more.
  inputs AS (
    SELECT account, toInt64(round(1000 * log(input_tokens))) AS x, toUnixTimestamp64Milli(at) AS t -- thousandths of a nat
    FROM exchanges WHERE input_tokens > 0 AND own = 0 AND step = 0 AND account IN (SELECT account FROM sets)
  ),
  -- The exchange that opens a sitting: what follows carries the conversation so far and grows by itself.
  openings AS (
    SELECT account, x FROM (
      SELECT account, x, t, lagInFrame(t, 1, t - {pause_ms:Int64} - 1)
        OVER (PARTITION BY account ORDER BY t, x ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS before
      FROM inputs
    )
    WHERE t - before > {pause_ms:Int64}
  ),
  -- By account: the mean, the variance about it, and what of it the mean itself has. Millionths, of squared nats too.
  moments AS (
    SELECT account, toInt64(count()) AS n, intDiv(1000 * sum(x), n) AS mean,
      intDiv(n * sum(x * x) - sum(x) * sum(x), n * (n - 1)) AS variance, intDiv(variance, n) AS noise
    FROM openings GROUP BY account HAVING n >= {openings_min:UInt32}
  ),
  pooled AS (
    SELECT `group`, replicate, toInt64(countIf(n > 0)) AS accounts, sum(variance) / accounts AS inside, sum(noise) / accounts AS chance,
      sum(intDiv(mean, 1000)) AS total, sum(intDiv(mean, 1000) * intDiv(mean, 1000)) AS squares,
      (accounts * squares - total * total) / (accounts * (accounts - 1)) - chance AS between_accounts
    FROM sets LEFT JOIN moments USING account GROUP BY `group`, replicate
  )
SELECT
  `group`,
  replicate,
  -- Minus the share of the variance that lies between accounts, 0 where all draw from one deck; no number from too few.
  if(accounts < {accounts_min:UInt32} OR inside = 0, nan, -greatest(0., between_accounts) / (greatest(0., between_accounts) + inside)) AS statistic,
  toUInt32(accounts) AS accounts -- members with sittings enough
FROM pooled
