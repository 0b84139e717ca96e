-- Exchanges by hour of the day (UTC) of the accounts of a campaign that sent most. Parameters: generation, campaign,
-- accounts_max.
WITH listed AS (
  SELECT account, name, role, exchanges AS sent
  FROM campaign_members
  WHERE generation = {generation:UInt64} AND campaign = {campaign:UInt32}
  ORDER BY sent DESC, name
  LIMIT {accounts_max:UInt32}
)
SELECT any(listed.name) AS id, any(listed.role) AS role,
  sumForEach(arrayMap(hour -> toUInt64(toHour(at, 'UTC') = hour), range(24))) AS hours
FROM exchanges
INNER JOIN listed USING (account)
WHERE account IN (SELECT account FROM listed)
GROUP BY account
ORDER BY any(sent) DESC, id
