-- Who is in which campaign, with places in it: the surest and busiest first. $1, $2: campaign and place of the last one of
-- the page before; $3: how many.
SELECT campaign, name, rank, role, score, exchanges, harvesting, suspected
FROM (
  SELECT
    campaigns.id AS campaign,
    account_id AS name,
    row_number() OVER (
      PARTITION BY campaigns.id ORDER BY score DESC, campaign_accounts.exchanges DESC, account_id
    ) - 1 AS rank,
    role,
    score,
    campaign_accounts.exchanges,
    least(1, harvesting / greatest(1, campaign_accounts.exchanges)) AS harvesting,
    status IN ('open', 'confirmed') AS suspected
  FROM campaign_accounts JOIN campaigns ON campaigns.id = campaign_accounts.campaign
) AS placed
WHERE (campaign, rank) > ($1, $2::bigint)
ORDER BY campaign, rank
LIMIT $3
