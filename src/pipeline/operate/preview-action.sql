-- Requests since a time, and the organisation, of each of the accounts that are named.
SELECT account_id, requests, org
FROM (SELECT arrayJoin({accounts:Array(String)}) AS account_id, sipHash64(account_id) AS account) AS asked
LEFT JOIN (
  SELECT account, count() AS requests
  FROM exchanges
  WHERE account IN (SELECT sipHash64(arrayJoin({accounts:Array(String)})))
    AND at >= fromUnixTimestamp64Milli({since_ms:Int64}, 'UTC')
  GROUP BY account
) AS counted USING (account)
LEFT JOIN (
  SELECT account, maxMerge(org) AS org
  FROM accounts_seen
  WHERE account IN (SELECT sipHash64(arrayJoin({accounts:Array(String)})))
  GROUP BY account
) AS seen USING (account)
