-- Accounts of an action, by whether another action is still enforced on them. $1: the action, $2: now.
SELECT
  count(*) FILTER (WHERE others.account_id IS NULL) AS released_count,
  count(*) FILTER (WHERE others.account_id IS NOT NULL) AS held_count
FROM (SELECT jsonb_array_elements_text(accounts) AS account_id FROM campaign_actions WHERE id = $1) AS hit
LEFT JOIN (
  SELECT DISTINCT jsonb_array_elements_text(accounts) AS account_id
  FROM campaign_actions JOIN campaigns ON campaigns.id = campaign_actions.campaign
  WHERE campaign_actions.id <> $1
    AND mode = 'enforce'
    AND undone IS NULL
    AND (expires IS NULL OR expires > $2)
    AND status IN ('open', 'confirmed')
) AS others USING (account_id)
