-- The newest kept texts of accounts: what was asked, and what was answered.
SELECT arrayJoin([request, response]) AS text
FROM (
  SELECT request, response
  FROM exchange_texts
  WHERE account IN (SELECT sipHash64(arrayJoin({accounts:Array(String)})))
  ORDER BY at DESC
  LIMIT {rows:UInt32}
)
