-- Exchanges by hour of the day (UTC) of the accounts of a campaign, and of those in no open or confirmed one. Parameters:
-- generation, campaign.
SELECT
  toHour(at, 'UTC') AS hour,
  countIf(account IN (
    SELECT account FROM campaign_members WHERE generation = {generation:UInt64} AND campaign = {campaign:UInt32}
  )) AS members,
  countIf(account NOT IN (
    SELECT account FROM campaign_members WHERE generation = {generation:UInt64} AND suspected
  )) AS others
FROM exchanges
GROUP BY hour
ORDER BY hour
