-- Recorded decisions by step of time and outcome. Parameters: from_ms, to_ms, step_s.
SELECT
  intDiv(toUnixTimestamp(at), {step_s:UInt32}) * {step_s:UInt32} AS at_s,
  if(enforced AND action IN ('throttle', 'challenge', 'degrade', 'block'), toString(action), 'allow') AS outcome,
  count() AS decisions_count
FROM decisions FINAL
WHERE at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
GROUP BY at_s, outcome
ORDER BY at_s, outcome
