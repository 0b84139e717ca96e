-- Days (UTC) with exchanges of an account, the newest first. Parameters: account, days_max.
SELECT toString(toDate(at, 'UTC')) AS day, count() AS exchanges, sum(exchanges.output_tokens) AS output_tokens
FROM exchanges
WHERE account = {account:UInt64}
GROUP BY day
ORDER BY day DESC
LIMIT {days_max:UInt32}
