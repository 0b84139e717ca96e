-- Packages of evidence that were made, newest first. $1: campaign, or null; $2: number of the last entry of the page
-- before, or null; $3: rows. In the outbox accounts are always hashed, and there are no prompts.
SELECT
  seq::text AS id,
  CASE WHEN action = 'evidence.made' THEN substr(subject, 10) ELSE detail ->> 'campaign' END AS campaign_id,
  at,
  actor AS by,
  CASE WHEN action = 'evidence.made' THEN 'download' ELSE 'outgoing' END AS form,
  coalesce(detail ->> 'names', 'hashed') AS accounts,
  coalesce((detail ->> 'samples')::integer, 0) AS samples,
  detail ->> 'sha256' AS sha256,
  coalesce(detail ->> 'key_id', '') AS key_id,
  (detail ->> 'bytes')::bigint AS bytes
FROM audit
WHERE (action = 'evidence.made' OR (action = 'outgoing.requested' AND detail ->> 'form' = 'evidence'))
  AND ($1::text IS NULL OR subject = 'campaign:' || $1 OR detail ->> 'campaign' = $1)
  AND ($2::bigint IS NULL OR seq < $2)
ORDER BY seq DESC
LIMIT $3
