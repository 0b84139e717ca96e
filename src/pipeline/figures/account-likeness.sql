-- How much of what an account does is the same as with others: of some that are named, and of a sample of accounts in no
-- open or confirmed campaign. Parameters: generation, account, accounts, sample.
WITH
  sampled AS (
    SELECT account FROM exchanges
    WHERE account NOT IN (SELECT account FROM campaign_members WHERE generation = {generation:UInt64} AND suspected)
    GROUP BY account ORDER BY account LIMIT {sample:UInt32}
  ),
  looked AS (
    SELECT account FROM sampled
    UNION DISTINCT
    SELECT arrayJoin(arrayConcat({accounts:Array(UInt64)}, [{account:UInt64}])) AS account
  ),
  ways AS (
    SELECT account, way, count() AS shown
    FROM exchanges
    ARRAY JOIN __WAYS__ AS way
    WHERE account IN (SELECT account FROM looked) AND way.1 != 'days'
    GROUP BY account, way
  ),
  shares AS (SELECT account, way, shown / sum(shown) OVER (PARTITION BY account, way.1) AS share FROM ways),
  own AS (SELECT way, share AS own_share FROM shares WHERE account = {account:UInt64}),
  overlaps AS (
    SELECT account, way.1 AS kind, sum(least(share, own_share)) AS overlap
    FROM shares
    LEFT JOIN own USING (way)
    WHERE account != {account:UInt64}
    GROUP BY account, kind
  )
SELECT
  toString(account) AS hash,
  has({accounts:Array(UInt64)}, account) AS asked,
  avgIf(overlap, kind != 'hours') AS behaviour,
  sumIf(overlap, kind = 'hours') AS hours
FROM overlaps
GROUP BY account
