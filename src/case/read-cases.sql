-- Cases with their campaigns, the most urgent first, of those the newest. A campaign that nobody has worked on has the
-- case that it is born with. $1: id of one; $2: statuses; $3: assignee, none: of those that are nobody's; $4: id of the
-- last one of the page before; $5: rows. Null: any. Ranked twice, and not kept in between: of the last one alone, and of all.
WITH ranked AS NOT MATERIALIZED (
  SELECT
    campaigns.id,
    raised,
    coalesce(cases.status, 'new') AS case_status,
    coalesce(priority, 'normal') AS priority,
    array_position(ARRAY ['low', 'normal', 'high', 'urgent'], coalesce(priority, 'normal')) AS urgency,
    assignee,
    coalesce(version, 0) AS version,
    cases.updated AS case_updated,
    updated_by
  FROM campaigns
  LEFT JOIN cases ON cases.campaign = campaigns.id
),
last AS (
  SELECT urgency, raised, id FROM ranked WHERE id = $4
)
SELECT
  ranked.id,
  campaigns.status,
  confidence,
  accounts_count,
  exchanges,
  first_seen,
  last_seen,
  campaigns.raised,
  campaigns.updated,
  present,
  coalesce(campaign ->> 'summary', '') AS summary,
  case_status,
  ranked.priority,
  ranked.assignee,
  (SELECT name FROM api_keys WHERE 'key:' || api_keys.id = ranked.assignee) AS assignee_name,
  ranked.version,
  case_updated,
  ranked.updated_by,
  (SELECT count(*)::integer FROM case_notes WHERE case_notes.campaign = ranked.id) AS notes_count,
  (SELECT count(*)::integer FROM case_tasks WHERE case_tasks.campaign = ranked.id AND done IS NULL) AS tasks_open,
  (SELECT count(*)::integer FROM case_tasks WHERE case_tasks.campaign = ranked.id AND done IS NOT NULL) AS tasks_done,
  (
    SELECT count(*)::integer
    FROM appeals JOIN campaign_accounts ON campaign_accounts.account_id = appeals.account_id
    WHERE campaign_accounts.campaign = ranked.id AND appeals.state = 'open'
  ) AS appeals_open
FROM ranked
JOIN campaigns ON campaigns.id = ranked.id
WHERE ($1::text IS NULL OR ranked.id = $1)
  AND ($2::text[] IS NULL OR case_status = ANY ($2))
  AND ($3::text IS NULL OR ranked.assignee = $3 OR ($3 = 'none' AND ranked.assignee IS NULL))
  AND ($4::text IS NULL OR (ranked.urgency, ranked.raised, ranked.id) < (SELECT urgency, raised, id FROM last))
ORDER BY ranked.urgency DESC, ranked.raised DESC, ranked.id DESC
LIMIT $5
