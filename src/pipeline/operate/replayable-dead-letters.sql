-- The oldest dead letters that a filter names and that can be sent again. Who fails again comes later than $before.
SELECT
  id,
  format,
  document
FROM dead_letters
WHERE NOT truncated
  AND toUnixTimestamp64Milli(at) < {before_ms:Int64}
  AND ({format:String} = '' OR format = {format:String})
  AND ({reason:String} = '' OR reason = {reason:String})
  AND (empty({ids:Array(String)}) OR has({ids:Array(String)}, id))
ORDER BY at, id
LIMIT {rows:UInt32}
