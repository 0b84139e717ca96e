-- The campaigns that one account is in, also dismissed and closed ones. $1: the account.
SELECT
  campaigns.id AS campaign,
  status,
  present,
  confidence,
  role,
  score,
  campaign_accounts.exchanges,
  harvesting,
  since
FROM campaign_accounts
JOIN campaigns ON campaigns.id = campaign_accounts.campaign
WHERE account_id = $1
ORDER BY confidence DESC, campaigns.id
