-- The accounts of a campaign, each with what clears it now without condition. $1: campaign, $2: now.
SELECT
  members.account_id,
  -- A permit for some models, or with a quota, is weighed at each request; here it clears nothing.
  min(clearances.kind) FILTER (WHERE clearances.kind <> 'permit' OR (models IS NULL AND quota IS NULL)) AS cleared_by
FROM campaign_accounts AS members
LEFT JOIN clearances
  ON clearances.account_id = members.account_id
  AND revoked IS NULL
  AND (kind <> 'permit' OR approved IS NOT NULL)
  AND (expires IS NULL OR expires > $2)
WHERE members.campaign = $1
GROUP BY members.account_id
ORDER BY members.account_id
