-- Equal totals: on one day the members that are active send almost the same number of exchanges.
WITH
  totals AS (
    SELECT account, toDate(at) AS day, toInt64(count()) AS n
    FROM exchanges WHERE account IN (SELECT account FROM sets) GROUP BY account, day
  ),
  days AS (
    SELECT `group`, replicate, toInt64(count()) AS members, sum(n) AS total, sum(n * n) AS squares
    FROM sets INNER JOIN totals USING account GROUP BY `group`, replicate, day
  ),
  dispersion AS (
    -- Sum over days of squared differences from the day's mean over that mean, millionths, and its degrees of freedom.
    SELECT `group`, replicate, sum(intDiv(1000000 * (members * squares - total * total), total)) AS spread,
      sum(members - 1) AS freedom, max(members) AS accounts
    FROM days GROUP BY `group`, replicate
  )
SELECT
  `group`,
  replicate,
  -- Minus the logarithm of the dispersion index: 0 where totals are Poisson, people are below it, a schedule above.
  if(freedom = 0, nan, -log(spread / freedom / 1e6 + 0.001)) AS statistic,
  toUInt32(accounts) AS accounts -- most members that were active on one day
FROM (SELECT DISTINCT `group`, replicate FROM sets) AS every LEFT JOIN dispersion USING (`group`, replicate)
