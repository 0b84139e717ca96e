-- What happened to a campaign, and what was told of the days in which it was seen; bans of one day as one. $1: the
-- campaign; $2, $3: those days.
WITH told AS (
  SELECT (event ->> 'at')::timestamptz AS at, event ->> 'kind' AS kind, event ->> 'account_id' AS account_id,
    concat_ws(': ', replace(event ->> 'kind', '_', ' '), event ->> 'model', event ->> 'note') AS label
  FROM events
),
found AS (
  SELECT min(at) AS at, 'ban' AS kind, concat(count(DISTINCT told.account_id), ' of its accounts banned') AS label
  FROM told JOIN campaign_accounts ON campaign = $1 AND campaign_accounts.account_id = told.account_id
  WHERE kind = 'account_banned'
  GROUP BY date_trunc('day', at AT TIME ZONE 'UTC')
  UNION ALL
  SELECT at, 'event', label FROM told WHERE kind <> 'account_banned' AND at >= $2 AND at < $3
  UNION ALL
  SELECT taken, 'action', concat(consequence ->> 'action', ' of ', jsonb_array_length(accounts), ' accounts',
    CASE mode WHEN 'shadow' THEN ', recorded and not enforced' ELSE '' END)
  FROM campaign_actions WHERE campaign = $1
  UNION ALL
  SELECT undone, 'action', concat(consequence ->> 'action', ' undone') FROM campaign_actions
  WHERE campaign = $1 AND undone IS NOT NULL
  UNION ALL
  SELECT at, 'raised', concat(kind, ', with ', accounts_count, ' accounts') FROM campaign_history
  WHERE campaign = $1 AND kind IN ('raised', 'split', 'back')
)
SELECT at, kind, label FROM found ORDER BY at, kind, label
