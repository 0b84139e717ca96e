-- Round the clock: the starts of the set's sittings lie evenly over the hours of the day (Rayleigh's resultant length R).
WITH clock AS (
  SELECT account, toInt64(length(starts)) AS n,
    -- Millionths by the minute, so that the sums are exact.
    arraySum(s -> toInt64(round(1e6 * cos(2 * pi() * (intDiv(s, 60000) % 1440) / 1440))), starts) AS x,
    arraySum(s -> toInt64(round(1e6 * sin(2 * pi() * (intDiv(s, 60000) % 1440) / 1440))), starts) AS y
  FROM sittings
)
SELECT
  `group`,
  replicate,
  -- 1 - R: 1 where all hours are alike, 0 where all sittings begin at one; no number without sittings.
  if(sum(n) = 0, nan, 1 - sqrt(pow(toFloat64(sum(x)), 2) + pow(toFloat64(sum(y)), 2)) / sum(n) / 1e6) AS statistic,
  toUInt32(countIf(n > 0)) AS accounts -- members with exchanges
FROM sets LEFT JOIN clock USING account
GROUP BY `group`, replicate
