-- Dead letters, the newest first; '' and an empty list stand for any. $after: place of the last one of the page before.
SELECT
  id,
  toUnixTimestamp64Milli(dead_letters.at) AS at_ms,
  format,
  reason,
  document,
  truncated
FROM dead_letters
WHERE ({format:String} = '' OR format = {format:String})
  AND ({reason:String} = '' OR reason = {reason:String})
  AND (empty({ids:Array(String)}) OR has({ids:Array(String)}, id))
  AND ({after_id:String} = '' OR (toUnixTimestamp64Milli(dead_letters.at), id) < ({after_ms:Int64}, {after_id:String}))
ORDER BY dead_letters.at DESC, id DESC
LIMIT {rows:UInt32}
