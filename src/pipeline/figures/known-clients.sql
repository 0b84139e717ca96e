-- How many accounts have any item of a channel, of all and of a campaign. Parameters: generation, campaign.
WITH __HELD__
SELECT
  channel,
  uniqExact(account) AS population_known,
  uniqExactIf(account, account IN (
    SELECT account FROM campaign_members WHERE generation = {generation:UInt64} AND campaign = {campaign:UInt32}
  )) AS members_known
FROM held
GROUP BY channel
ORDER BY channel
