-- A bounded sample of texts as hashed words: what word statistics of a group are learned from. An account gives its
-- texts of lowest hash, so that the sample depends neither on names nor on the order of lines.
SELECT account, toUInt8(text % 2) AS half, tokens
FROM texts
WHERE notEmpty(tokens)
ORDER BY text
LIMIT {texts_per_account:UInt32} BY account
LIMIT {texts_max:UInt64}
