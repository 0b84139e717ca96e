-- Sign-up burst: the scan statistic, the most accounts of the set that were created within any window of some days.
-- Counted by one running sum: births in (b - window, b] = (births up to b) - (births up to b - window).
WITH
  births AS (
    SELECT account, toUnixTimestamp64Milli(assumeNotNull(minMerge(created))) AS born
    FROM accounts_seen WHERE account IN (SELECT account FROM sets) GROUP BY account HAVING minMerge(created) IS NOT NULL
  ),
  marks AS (
    SELECT account, mark.1 AS t, mark.2 AS is_birth, mark.3 AS sign
    FROM births ARRAY JOIN [(born, 1, 1), (born - {window_ms:Int64}, 0, -1)] AS mark
  ),
  counted AS (
    SELECT `group`, replicate, account, sign,
      sum(is_birth) OVER (PARTITION BY `group`, replicate ORDER BY t RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS born
    FROM sets INNER JOIN marks USING account
  ),
  windows AS (
    SELECT `group`, replicate, toInt64(sum(sign * born)) AS inside FROM counted GROUP BY `group`, replicate, account
  ),
  bursts AS (
    SELECT `group`, replicate, max(inside) AS most, toInt64(count()) AS known FROM windows GROUP BY `group`, replicate
  )
SELECT
  `group`,
  replicate,
  if(known < {known_min:UInt32}, nan, most / known) AS statistic, -- share of those whose creation is known
  toUInt32(most) AS accounts -- members created within the fullest window
FROM (SELECT DISTINCT `group`, replicate FROM sets) AS every LEFT JOIN bursts USING (`group`, replicate)
