-- Accounts that runs linked with one account by their texts, as far as campaigns keep such links. $1: the account.
SELECT CASE WHEN link ->> 'source' = $1 THEN link ->> 'target' ELSE link ->> 'source' END AS id,
  max((link ->> 'weight')::double precision) AS z
FROM campaigns, jsonb_array_elements(campaign -> 'links') AS link
WHERE campaigns.id IN (SELECT campaign FROM campaign_accounts WHERE account_id = $1)
  AND link ->> 'kind' = 'content'
  AND (link ->> 'source' = $1 OR link ->> 'target' = $1)
GROUP BY 1
