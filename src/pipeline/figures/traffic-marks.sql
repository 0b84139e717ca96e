-- What was told or decided in a time, those of one kind, label and day (UTC) as one. $1, $2: the time; $3: how many.
WITH found AS (
  SELECT (event ->> 'at')::timestamptz AS at, event ->> 'kind' AS kind,
    CASE WHEN event ->> 'kind' = 'account_banned' THEN '' ELSE concat_ws(': ', event ->> 'model', event ->> 'note') END AS label
  FROM events
  UNION ALL
  SELECT created, 'policy_in_force', concat(name, ' (', version, ')') FROM policies WHERE policy ->> 'mode' = 'enforce'
  UNION ALL
  SELECT withdrawn, 'policy_withdrawn', name FROM policies WHERE withdrawn IS NOT NULL
  UNION ALL
  SELECT raised, 'campaign_raised', id FROM campaigns
)
SELECT min(at) AS at, kind, label, count(*)::integer AS count
FROM found
WHERE at >= $1 AND at < $2
GROUP BY date_trunc('day', at AT TIME ZONE 'UTC'), kind, label
ORDER BY min(at) DESC, kind, label
LIMIT $3
