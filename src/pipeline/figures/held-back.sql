-- What enforced decisions kept from whom they were about, in all the time for which they are kept.
SELECT
  countIf(action IN ('throttle', 'challenge', 'block')) AS requests,
  countIf(action = 'degrade') AS degraded,
  toUnixTimestamp64Milli(min(at)) AS since_ms
FROM decisions FINAL
WHERE enforced AND action IN ('throttle', 'challenge', 'degrade', 'block')
