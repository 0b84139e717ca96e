-- Stored exchanges of a time, oldest first, after the last one of the page before.
SELECT
  account,
  toFloat64(toUnixTimestamp64Milli(at)) AS at_ms,
  id,
  toUInt32(bitAnd(sipHash64(model), 4294967295)) AS model,
  capability,
  output_tokens
FROM exchanges
WHERE at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC')
  AND at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND (toUnixTimestamp64Milli(at), id) > ({after_ms:Int64}, {after_id:UInt64})
ORDER BY at, id
LIMIT {rows:UInt32}
