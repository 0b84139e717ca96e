-- The accounts of an update. The others that it is compared with are the first ones by their keys, which are hashes: the
-- same ones each time, and they lie together, so that reading them does not mean reading the store.
INSERT INTO scope
SELECT DISTINCT account FROM __MAIN__.changed_accounts
UNION DISTINCT
SELECT sipHash64(name) AS account FROM scope_members
UNION DISTINCT
SELECT account
FROM (
  SELECT account FROM __MAIN__.exchanges
  GROUP BY account
  ORDER BY account
  LIMIT {background_max:UInt32}
)
-- The table is ordered by account: reading ends with the last of them. (DISTINCT read all where there are several parts.)
SETTINGS optimize_aggregation_in_order = 1
