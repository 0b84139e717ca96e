-- What the estimate of what leaked by open and confirmed campaigns follows from.
SELECT
  exchanges::text AS exchanges,
  raised,
  statistics -> 'recognised' AS recognised,
  (
    SELECT exchanges::text FROM campaign_history
    WHERE campaign = campaigns.id AND kind IN ('raised', 'split') ORDER BY id LIMIT 1
  ) AS exchanges_first
FROM campaigns
WHERE status = 'confirmed' OR (status = 'open' AND present)
ORDER BY id
