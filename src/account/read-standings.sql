-- What decisions need to know of each account of which anything is known; $1: of these accounts only, null: of all.
-- The condition stands in every part: behind the joins all would be read to find a few.
SELECT
  account_id,
  accounts.facts ->> 'tier' AS tier,
  accounts.facts ->> 'entry_point' AS entry_point,
  coalesce(memberships.list, '[]') AS memberships,
  coalesce(cleared.list, '[]') AS clearances,
  verified_until
FROM (
  SELECT account_id FROM campaign_accounts
  WHERE $1::text[] IS NULL OR account_id = ANY ($1::text[])
  UNION SELECT account_id FROM clearances
  WHERE revoked IS NULL AND ($1::text[] IS NULL OR account_id = ANY ($1::text[]))
  UNION SELECT account_id FROM verifications
  WHERE $1::text[] IS NULL OR account_id = ANY ($1::text[])
  UNION SELECT account_id FROM accounts
  WHERE (facts ->> 'tier' IS NOT NULL OR facts ->> 'entry_point' IS NOT NULL)
    AND ($1::text[] IS NULL OR account_id = ANY ($1::text[]))
) AS known
LEFT JOIN accounts USING (account_id)
LEFT JOIN verifications USING (account_id)
LEFT JOIN (
  SELECT
    account_id,
    jsonb_agg(jsonb_build_object(
      'campaign', campaigns.id,
      'status', status,
      'confidence', confidence,
      'operator', campaigns.campaign #> '{verdicts,operator,confidence}',
      'harvesting', campaigns.campaign #> '{verdicts,harvesting,confidence}',
      'role', role,
      'score', score
    ) ORDER BY confidence DESC, campaigns.id) AS list
  FROM campaign_accounts
  JOIN campaigns ON campaigns.id = campaign_accounts.campaign
  WHERE (status = 'confirmed' OR (status = 'open' AND present))
    AND ($1::text[] IS NULL OR account_id = ANY ($1::text[]))
  GROUP BY account_id
) AS memberships USING (account_id)
LEFT JOIN (
  SELECT
    account_id,
    jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
      'kind', kind,
      'models', models,
      'quota', quota,
      'expires', to_char(expires AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    )) ORDER BY kind, id) AS list
  FROM clearances
  WHERE revoked IS NULL AND (kind != 'permit' OR approved IS NOT NULL) AND (expires IS NULL OR expires > now())
    AND ($1::text[] IS NULL OR account_id = ANY ($1::text[]))
  GROUP BY account_id
) AS cleared USING (account_id)
ORDER BY account_id
