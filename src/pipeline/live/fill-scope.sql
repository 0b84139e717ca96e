-- The accounts of an update. The others that it is compared with are chosen by a hash: the same ones each time.
INSERT INTO scope
SELECT DISTINCT account FROM __MAIN__.changed_accounts
UNION DISTINCT
SELECT sipHash64(name) AS account FROM scope_members
UNION DISTINCT
SELECT account
FROM (
  SELECT DISTINCT account FROM __MAIN__.accounts_seen
  ORDER BY cityHash64(account)
  LIMIT {background_max:UInt32}
)
