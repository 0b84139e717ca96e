-- Names and organisations of accounts whose exchanges are kept; a page, after an account.
SELECT
  toString(account) AS place,
  anyMerge(name) AS name,
  maxMerge(org) AS org
FROM accounts_seen
WHERE account > toUInt64({after:String})
GROUP BY account
ORDER BY account
LIMIT {rows:UInt32}
