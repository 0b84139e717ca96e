-- What exchanges were asked of and for, day by day (UTC), by parts of the accounts: a part is a unit that chance can swap.
-- Of the members of a campaign, or of accounts in no open or confirmed one. Parameters: generation, campaign, outside (1:
-- those), accounts_max, parts.
WITH
  members AS (
    SELECT account FROM campaign_members WHERE generation = {generation:UInt64} AND campaign = {campaign:UInt32}
    ORDER BY account LIMIT {accounts_max:UInt32}
  ),
  -- The first ones by their hashes, which lie together.
  others AS (
    SELECT account FROM exchanges
    WHERE {outside:UInt8} = 1
      AND account NOT IN (SELECT account FROM campaign_members WHERE generation = {generation:UInt64} AND suspected)
    GROUP BY account ORDER BY account LIMIT {accounts_max:UInt32}
  ),
  looked AS (SELECT account FROM members WHERE {outside:UInt8} = 0 UNION ALL SELECT account FROM others)
SELECT
  toString(toDate(at, 'UTC')) AS day,
  toUInt8(cityHash64(account) % {parts:UInt8}) AS part,
  used.1 AS kind,
  used.2 AS value,
  count() AS exchanges
FROM exchanges
ARRAY JOIN [('models', toString(model)), ('capabilities', toString(capability))] AS used
WHERE account IN (SELECT account FROM looked)
GROUP BY day, part, kind, value
ORDER BY day, part, kind, value
