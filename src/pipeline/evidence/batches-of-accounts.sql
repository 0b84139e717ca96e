-- The batches in which exchanges of the named accounts arrived, the first ones first.
SELECT
  file,
  toUnixTimestamp64Milli(received) AS received_ms,
  toString(format) AS format,
  bytes,
  sha256,
  exchanges,
  batches.rejected AS rejected
FROM batches
WHERE file IN (
  SELECT file FROM exchanges WHERE account IN (SELECT sipHash64(arrayJoin({names:Array(String)})))
)
ORDER BY file
