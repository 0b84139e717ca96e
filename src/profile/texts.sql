-- The distinct texts of every account. Which of two exchanges with one text is taken is all the same: hash and words
-- are of the same text. (GROUP BY with any() took six times the time and held all texts in memory.)
INSERT INTO texts
SELECT account, own AS text, tokens
FROM exchanges
WHERE own != 0
LIMIT 1 BY account, own
