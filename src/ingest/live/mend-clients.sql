-- The same process left out whose clients they were; a row that is written twice is there once.
INSERT INTO account_clients (account, user_agent, tls, tools, system, last, kept_until)
SELECT account, user_agent, tls, tools, system, toDateTime(max(at), 'UTC'), max(exchanges.kept_until)
FROM exchanges
WHERE file + 2 > (SELECT max(file) FROM exchanges)
GROUP BY account, user_agent, tls, tools, system
