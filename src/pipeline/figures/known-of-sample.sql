-- Of how many accounts, of the first ones by their hashes, a network and a template are known at all: of all accounts, and
-- of the members of a campaign. Parameters: generation, campaign, sample.
SELECT belongs, count() AS accounts, countIf(network_known) AS network, countIf(template_known) AS template
FROM (
  SELECT 0 AS belongs, max(network != 0) AS network_known, max(skeleton != 0) AS template_known
  FROM exchanges
  GROUP BY account
  ORDER BY account
  LIMIT {sample:UInt32}
  UNION ALL
  SELECT 1 AS belongs, max(network != 0) AS network_known, max(skeleton != 0) AS template_known
  FROM exchanges
  WHERE account IN (
    SELECT account FROM campaign_members WHERE generation = {generation:UInt64} AND campaign = {campaign:UInt32}
    ORDER BY account LIMIT {sample:UInt32}
  )
  GROUP BY account
)
GROUP BY belongs
ORDER BY belongs
