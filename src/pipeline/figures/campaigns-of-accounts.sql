-- The surest open or confirmed campaign of each of the accounts. $1: their ids.
SELECT DISTINCT ON (account_id) account_id AS id, campaigns.id AS campaign
FROM campaign_accounts JOIN campaigns ON campaigns.id = campaign_accounts.campaign
WHERE account_id = ANY ($1::text[]) AND status IN ('open', 'confirmed')
ORDER BY account_id, confidence DESC, campaigns.id
