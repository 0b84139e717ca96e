-- The distinct texts of every account, without the words that it writes all the time.
INSERT INTO texts
SELECT account, text, arrayFilter(token -> NOT has(words, token), tokens) AS tokens
FROM (
  SELECT account, own AS text, any(exchanges.tokens) AS tokens
  FROM exchanges
  WHERE own != 0
  GROUP BY account, own
) AS written
LEFT JOIN own_words USING account
