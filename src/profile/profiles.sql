-- Every account with enough texts, in an order that does not lean on its name.
SELECT
  account,
  toUInt32(countDistinctIf(own, own % 2 = 0)) AS texts_first,
  toUInt32(countDistinctIf(own, own % 2 = 1)) AS texts_second
FROM exchanges
WHERE own != 0
GROUP BY account
HAVING texts_first + texts_second >= {texts_min:UInt32}
ORDER BY min(at), texts_first, texts_second, sum(own)
