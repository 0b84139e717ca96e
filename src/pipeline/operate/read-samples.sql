-- Kept texts of accounts, the newest first. $after: place of the last one of the page before.
SELECT
  named.name AS account_id,
  toString(texts.id) AS id,
  toUnixTimestamp64Milli(texts.at) AS at_ms,
  texts.request AS request,
  texts.response AS response
FROM exchange_texts AS texts
INNER JOIN (
  SELECT arrayJoin({accounts:Array(String)}) AS name, sipHash64(name) AS account
) AS named ON named.account = texts.account
WHERE texts.account IN (SELECT sipHash64(arrayJoin({accounts:Array(String)})))
  AND (
    {after_id:String} = ''
    OR (toUnixTimestamp64Milli(texts.at), texts.id) < ({after_ms:Int64}, toUInt64OrZero({after_id:String}))
  )
ORDER BY texts.at DESC, texts.id DESC
LIMIT 1 BY texts.account, texts.at, texts.id
LIMIT {rows:UInt32}
