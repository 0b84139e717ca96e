-- Accounts with exchanges in a time. Parameters: from_ms, to_ms.
SELECT uniqExact(account) AS accounts
FROM exchanges
WHERE at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
