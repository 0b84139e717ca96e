-- The first half of load-balance and synchrony: for each set the variance of its hourly sum (`together`) against the sum
-- of its members' variances (`apart`), both about the mean of their hour of the day or week, in thousandths.
-- Sums over the busy hours are enough: an hour without exchanges adds nothing to n or n squared.
WITH
  (SELECT (min(intDiv(toUnixTimestamp(at), 3600)), max(intDiv(toUnixTimestamp(at), 3600))) FROM exchanges) AS hours,
  -- A week's rhythm needs several weeks; before that the day's is removed.
  toInt64(if(hours.2 - hours.1 + 1 >= 24 * {week_after_days:UInt32}, {week_hours:UInt32}, {day_hours:UInt32})) AS season,
  busy AS (
    SELECT account, intDiv(toUnixTimestamp(at), 3600) AS hour, toInt64(count()) AS n
    FROM exchanges WHERE account IN (SELECT account FROM sets) GROUP BY account, hour
  ),
  account_cells AS (
    SELECT account, hour % season AS cell, sum(n) AS total, sum(n * n) AS squares,
      intDiv(hours.2 - cell, season) - intDiv(hours.1 - 1 - cell, season) AS repeats -- how often the log holds this hour
    FROM busy GROUP BY account, cell
  ),
  account_variances AS (
    SELECT account, sum(1000 * squares - intDiv(1000 * total * total, repeats)) AS variance FROM account_cells GROUP BY account
  ),
  members AS (
    SELECT `group`, replicate, sum(variance) AS apart, countIf(variance > 0) AS accounts
    FROM sets LEFT JOIN account_variances USING account GROUP BY `group`, replicate
  ),
  set_hours AS (
    SELECT `group`, replicate, hour, sum(n) AS n FROM sets INNER JOIN busy USING account GROUP BY `group`, replicate, hour
  ),
  set_cells AS (
    SELECT `group`, replicate, hour % season AS cell, sum(n) AS total, sum(n * n) AS squares,
      intDiv(hours.2 - cell, season) - intDiv(hours.1 - 1 - cell, season) AS repeats
    FROM set_hours GROUP BY `group`, replicate, cell
  ),
  set_variances AS (
    SELECT `group`, replicate, sum(1000 * squares - intDiv(1000 * total * total, repeats)) AS together
    FROM set_cells GROUP BY `group`, replicate
  ),
  ratios AS (
    SELECT `group`, replicate, accounts,
      -- 1 where the members do not heed each other; no number where one season or less was seen.
      ifNull(if(apart = 0 OR hours.2 - hours.1 + 1 < 2 * season, nan, (together + 1) / (apart + 1)), nan) AS ratio
    FROM members LEFT JOIN set_variances USING (`group`, replicate)
  )
