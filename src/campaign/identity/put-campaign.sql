-- A campaign as the newest run found it. What people said of it stays.
INSERT INTO campaigns (id, confidence, confidence_max, accounts_count, exchanges, first_seen, last_seen, raised, updated, campaign, statistics)
VALUES ($1, $2, $2, $3, $4, $5, $6, $7, $7, $8, $9)
ON CONFLICT (id) DO UPDATE SET
  confidence = excluded.confidence,
  confidence_max = greatest(campaigns.confidence_max, excluded.confidence),
  accounts_count = excluded.accounts_count,
  exchanges = excluded.exchanges,
  first_seen = least(campaigns.first_seen, excluded.first_seen),
  last_seen = excluded.last_seen,
  updated = excluded.updated,
  present = true,
  campaign = excluded.campaign,
  statistics = excluded.statistics
RETURNING id, status, confidence, accounts_count, exchanges, first_seen, last_seen, raised, updated, present,
  campaign ->> 'summary' AS summary
