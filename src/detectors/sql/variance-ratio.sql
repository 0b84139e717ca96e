-- The first half of load-balance and synchrony: for each set the variance of its hourly sum (`together`) against the sum
-- of its members' variances (`apart`), both about the mean of their hour of the day or week, in thousandths.
-- Sums over the busy hours are enough: an hour without exchanges adds nothing to n or n squared.
CREATE TABLE busy_hours ENGINE = MergeTree ORDER BY tuple() AS
SELECT account, intDiv(toUnixTimestamp(at), 3600) AS hour, toInt64(count()) AS n
FROM exchanges WHERE account IN (SELECT account FROM sets) GROUP BY account, hour
;
CREATE TABLE ratios ENGINE = MergeTree ORDER BY tuple() AS
WITH
  -- Hours in which the log holds anything at all: outages and single wrong clocks do not count as rest.
  log_hours AS (SELECT DISTINCT intDiv(toUnixTimestamp(at), 3600) AS hour FROM exchanges),
  (SELECT toInt64(uniqExact(intDiv(hour, 24))) FROM log_hours) AS days,
  -- A week's rhythm needs several weeks; before that the day's is removed.
  toInt64(if(ifNull(days, 0) >= {week_after_days:UInt32}, {week_hours:UInt32}, {day_hours:UInt32})) AS season,
  cells AS (SELECT hour % season AS cell, toInt64(count()) AS repeats FROM log_hours GROUP BY cell),
  account_cells AS (
    SELECT account, hour % season AS cell, sum(n) AS total, sum(n * n) AS squares FROM busy_hours GROUP BY account, cell
  ),
  account_variances AS (
    SELECT account, sum(1000 * squares - intDiv(1000 * total * total, repeats)) AS variance 
    FROM account_cells INNER JOIN cells USING cell GROUP BY account
  ),
  members AS (
    SELECT `group`, replicate, sum(variance) AS apart, countIf(variance > 0) AS accounts
    FROM sets LEFT JOIN account_variances USING account GROUP BY `group`, replicate
  ),
  set_hours AS (
    SELECT `group`, replicate, hour, sum(n) AS n FROM sets INNER JOIN busy_hours USING account GROUP BY `group`, replicate, hour
  ),
  set_cells AS (
    SELECT `group`, replicate, hour % season AS cell, sum(n) AS total, sum(n * n) AS squares
    FROM set_hours GROUP BY `group`, replicate, cell
  ),
  set_variances AS (
    SELECT `group`, replicate, sum(1000 * squares - intDiv(1000 * total * total, repeats)) AS together
    FROM set_cells INNER JOIN cells USING cell GROUP BY `group`, replicate
  )
SELECT `group`, replicate, accounts,
  -- 1 where the members do not heed each other; no number where one season or less was seen.
  if(apart = 0 OR 24 * ifNull(days, 0) < 2 * season, nan, (together + 1) / (apart + 1)) AS ratio
FROM members LEFT JOIN set_variances USING (`group`, replicate)
;
