-- A bounded sample of texts as hashed words: what word statistics of a group are learned from. Which texts it holds
-- depends on their hashes, neither on names nor on the order of lines. Every account gives as many, for those with few
-- need each of theirs.
SELECT account, text, tokens
FROM texts
WHERE notEmpty(tokens)
ORDER BY account, text
LIMIT {texts_per_account:UInt32} BY account
