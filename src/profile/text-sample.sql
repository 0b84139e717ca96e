-- A bounded sample of texts as hashed words: what word statistics of a group are learned from. Which texts it holds
-- depends on their hashes, neither on names nor on the order of lines.
SELECT account, text, tokens
FROM texts
WHERE notEmpty(tokens) AND bitShiftRight(text, 32) <= {below:UInt32}
ORDER BY account, text
LIMIT {texts_per_account:UInt32} BY account
