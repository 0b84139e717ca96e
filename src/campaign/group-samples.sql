-- A few exchanges of each group that speak its language, one an account, spread by hash rather than by time.
SELECT `group`, account, file, line, toUnixTimestamp64Milli(at) AS at_ms
FROM (
  SELECT `group`, account, file, line, at, cityHash64(id, at) AS place
  FROM group_exchanges
  INNER JOIN exchanges USING (account, at, id)
  WHERE speaks = 1
  ORDER BY `group`, account, place, line
  LIMIT 1 BY `group`, account
)
ORDER BY `group`, place, account
LIMIT {samples_max:UInt32} BY `group`
