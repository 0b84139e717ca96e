-- Even pacing: burstiness of the pauses between an account's exchanges, Kim and Jo 2016, for a finite number of pauses.
WITH
  times AS (
    SELECT account, arraySort(groupArray(toInt64(toUnixTimestamp(at)))) AS t
    FROM exchanges WHERE account IN (SELECT account FROM sets) GROUP BY account
  ),
  pauses AS (
    SELECT account, toInt64(length(t) - 1) AS n, t[-1] - t[1] AS total, arraySum(d -> d * d, arrayPopFront(arrayDifference(t))) AS squares
    FROM times WHERE n >= {pauses_min:UInt32} AND total > 0
  ),
  paces AS (
    SELECT account, 1 AS known,
      sqrt(greatest(0., toFloat64(n) * squares - pow(toFloat64(total), 2))) / total AS r, -- standard deviation over mean
      -- -1 for a clock, 0 for Poisson, towards 1 for bursts; millionths
      toInt64(round(1e6 * (sqrt(n + 1) * r - sqrt(n - 1)) / ((sqrt(n + 1) - 2) * r + sqrt(n - 1)))) AS burstiness
    FROM pauses
  )
SELECT
  `group`,
  replicate,
  -toFloat64(sum(burstiness)) / sum(known) / 1e6 AS statistic, -- mean over accounts; no number where none has pauses enough
  toUInt32(countIf(burstiness < 0)) AS accounts -- members steadier than chance
FROM sets LEFT JOIN paces USING account
GROUP BY `group`, replicate
