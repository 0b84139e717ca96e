-- Other accounts of an account's campaigns, the surest first. $1: the account; $2: how many.
SELECT account_id AS id
FROM campaign_accounts
WHERE account_id <> $1 AND campaign IN (
  SELECT campaigns.id FROM campaign_accounts JOIN campaigns ON campaigns.id = campaign_accounts.campaign
  WHERE account_id = $1 AND status IN ('open', 'confirmed')
)
GROUP BY account_id
ORDER BY max(score) DESC, account_id
LIMIT $2
