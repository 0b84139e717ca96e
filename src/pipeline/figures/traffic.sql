-- Exchanges by step of time, and how many of them are under suspicion: those of members of open and confirmed campaigns,
-- each by the share of it that harvests, in millionths. Parameters: generation, from_ms, to_ms, step_s.
WITH suspects AS (
  SELECT account, toUInt64(round(1000000 * max(harvesting))) AS millionths
  FROM campaign_members
  WHERE generation = {generation:UInt64} AND suspected
  GROUP BY account
)
SELECT
  intDiv(toUnixTimestamp(at), {step_s:UInt32}) * {step_s:UInt32} AS at_s,
  count() AS exchanges,
  sum(millionths) AS suspected_millionths
FROM exchanges
LEFT JOIN suspects USING (account)
WHERE at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
GROUP BY at_s
ORDER BY at_s
