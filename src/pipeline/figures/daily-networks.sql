-- Exchanges from networks that accounts of a campaign had not come from before, and from others, day by day (UTC), by parts
-- of the accounts. Not of its first days, on which all are new. Parameters: generation, campaign, accounts_max, parts,
-- settle_days.
WITH
  members AS (
    SELECT account FROM campaign_members WHERE generation = {generation:UInt64} AND campaign = {campaign:UInt32}
    ORDER BY account LIMIT {accounts_max:UInt32}
  ),
  used AS (
    SELECT toDate(at, 'UTC') AS date, cityHash64(account) % {parts:UInt8} AS part, network, count() AS shown
    FROM exchanges
    WHERE account IN (SELECT account FROM members) AND network != 0
    GROUP BY date, part, network
  )
SELECT
  toString(date) AS day,
  toUInt8(part) AS part,
  'networks' AS kind,
  if(date = first, 'new', 'known') AS value,
  sum(shown) AS exchanges
FROM (SELECT *, min(date) OVER (PARTITION BY network) AS first, min(date) OVER () AS began FROM used)
WHERE date >= began + {settle_days:UInt8}
GROUP BY day, part, value
ORDER BY day, part, value
