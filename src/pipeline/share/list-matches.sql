-- Own accounts that show what one indicator names. Parameters: indicator, signature (empty: none), equal_min, matches_max.
WITH
  looked AS (
    SELECT community, epoch, kind, token FROM indicator_tokens WHERE indicator = {indicator:String}
  ),
  held AS (
    SELECT account, sum(exchanges) AS exchanges_seen, min(first) AS first_seen, max(last) AS last_seen
    FROM community_tokens
    WHERE (token, kind, community, epoch) IN (SELECT token, kind, community, epoch FROM looked)
    GROUP BY account
  ),
  alike AS (
    SELECT account, uniqExact(id) AS exchanges_seen, min(at) AS first_seen, max(at) AS last_seen
    FROM community_sketches
    WHERE notEmpty({signature:Array(UInt32)})
      AND account IN (SELECT account FROM held)
      AND (community, epoch) IN (SELECT community, epoch FROM looked)
      AND arrayCount((own, other) -> own = other, signature, {signature:Array(UInt32)}) >= {equal_min:UInt32}
    GROUP BY account
  ),
  found AS (
    SELECT * FROM held WHERE empty({signature:Array(UInt32)})
    UNION ALL
    SELECT * FROM alike
  ),
  named AS (
    SELECT account, anyMerge(name) AS account_id FROM accounts_seen WHERE account IN (SELECT account FROM found) GROUP BY account
  )
SELECT
  account_id,
  exchanges_seen AS exchanges,
  formatDateTime(first_seen, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS first,
  formatDateTime(last_seen, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS last
FROM found
JOIN named USING (account)
ORDER BY exchanges_seen DESC, account_id
LIMIT {matches_max:UInt32}
