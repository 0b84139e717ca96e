-- The distinct texts of every account.
INSERT INTO texts
SELECT account, own AS text, any(exchanges.tokens) AS tokens
FROM exchanges
WHERE own != 0
GROUP BY account, own
