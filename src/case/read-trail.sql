-- All that happened in a case, newest first. $1: campaign; $2, $3: time and key of the last one of the page before, or
-- null; $4: rows; $5: characters of a text.
SELECT at, key, kind, what, done_by AS by, subject, account_id, left(words, $5) AS text, detail
FROM (
  SELECT
    date_trunc('milliseconds', campaign_history.at) AS at,
    'history' || lpad(campaign_history.id::text, 18, '0') AS key,
    'campaign' AS kind,
    campaign_history.kind AS what,
    audit.actor AS done_by,
    campaign AS subject,
    NULL AS account_id,
    note AS words,
    jsonb_build_object('confidence', confidence, 'accounts_count', accounts_count, 'exchanges', exchanges, 'joined', joined,
      'left', left_count) AS detail
  FROM campaign_history
  LEFT JOIN audit ON audit.subject = 'campaign:' || campaign AND audit.action = 'campaign.status'
    AND campaign_history.kind = 'status' AND audit.at = campaign_history.at
  WHERE campaign = $1
  UNION ALL
  SELECT
    audit.at,
    'audit' || lpad(seq::text, 18, '0'),
    CASE WHEN action = 'case.note_added' THEN 'note' WHEN action LIKE 'case.task_%' THEN 'task' ELSE 'case' END,
    CASE WHEN action LIKE 'case.task_%' THEN substr(action, 11) WHEN action = 'case.note_added' THEN 'added'
      ELSE substr(action, 6) END,
    actor,
    coalesce(audit.detail ->> 'note', audit.detail ->> 'task', $1),
    NULL,
    coalesce(case_notes.words, case_tasks.title, ''),
    audit.detail
  FROM audit
  LEFT JOIN case_notes ON case_notes.id = audit.detail ->> 'note'
  LEFT JOIN case_tasks ON case_tasks.id = audit.detail ->> 'task'
  WHERE subject = 'case:' || $1
  UNION ALL
  SELECT
    audit.at,
    'audit' || lpad(seq::text, 18, '0'),
    split_part(action, '.', 1),
    split_part(action, '.', 2),
    actor,
    split_part(subject, ':', 2),
    NULL,
    '',
    audit.detail
  FROM audit
  WHERE (subject = 'campaign:' || $1 AND action = 'evidence.made')
    OR subject IN (SELECT 'outgoing:' || outgoing.id FROM outgoing WHERE outgoing.campaign = $1)
  UNION ALL
  SELECT
    date_trunc('milliseconds', moment),
    'action' || campaign_actions.id || what,
    'action',
    what,
    actor,
    campaign_actions.id,
    NULL,
    CASE WHEN what = 'taken' THEN reason ELSE '' END,
    jsonb_build_object('do', consequence, 'mode', mode, 'accounts_count', jsonb_array_length(accounts))
  FROM campaign_actions
  CROSS JOIN LATERAL (
    VALUES ('taken', taken, taken_by), ('undone', undone, undone_by),
      ('expired', CASE WHEN undone IS NULL AND expires < now() THEN expires END, NULL)
  ) AS moments (what, moment, actor)
  WHERE campaign = $1 AND moment IS NOT NULL
  UNION ALL
  SELECT
    date_trunc('milliseconds', moment),
    'appeal' || appeals.id || what,
    'appeal',
    what,
    actor,
    appeals.id,
    appeals.account_id,
    words,
    jsonb_build_object('case_id', case_id, 'state', state)
  FROM appeals
  CROSS JOIN LATERAL (VALUES ('filed', filed, filed_by, statement), (state, decided, reviewer, outcome)) AS moments (what, moment, actor, words)
  WHERE moment IS NOT NULL
    AND appeals.account_id IN (SELECT campaign_accounts.account_id FROM campaign_accounts WHERE campaign_accounts.campaign = $1)
) AS trail
WHERE $2::timestamptz IS NULL OR (at, key) < ($2, $3::text)
ORDER BY at DESC, key DESC
LIMIT $4
