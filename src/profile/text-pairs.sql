-- Two texts of one account, an account at a time: what the spread within accounts is read from.
SELECT account, dimensions, units
FROM text_vectors
WHERE account IN (
  SELECT account FROM texts GROUP BY account HAVING count() >= 2 ORDER BY cityHash64(sum(text)) LIMIT {pairs_max:UInt32}
)
ORDER BY account, text
LIMIT 2 BY account
