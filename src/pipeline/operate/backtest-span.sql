-- When the newest exchanges of a time begin, as many as are replayed, and how many there are in all.
SELECT
  toUnixTimestamp64Milli(min(at)) AS first_ms,
  (
    SELECT count()
    FROM exchanges
    WHERE at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  ) AS stored
FROM (
  SELECT at
  FROM exchanges
  WHERE at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  ORDER BY at DESC
  LIMIT {rows:UInt32}
)
