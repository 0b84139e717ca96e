-- The accounts of a campaign; those that were known keep the time since when.
INSERT INTO campaign_accounts (campaign, account_id, role, exchanges, harvesting, score, since)
SELECT $1, id, role, exchanges, harvesting, score, $3::timestamptz
FROM jsonb_to_recordset($2::jsonb) AS account (id text, role text, exchanges bigint, harvesting double precision, score double precision)
ON CONFLICT (campaign, account_id) DO UPDATE SET
  role = excluded.role,
  exchanges = excluded.exchanges,
  harvesting = excluded.harvesting,
  score = excluded.score
