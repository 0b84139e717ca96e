-- Who recorded a decision that was made elsewhere (id of a principal; empty: this server made it), and what the customer
-- was told to quote.
ALTER TABLE decisions
  ADD COLUMN IF NOT EXISTS recorded_by LowCardinality(String) DEFAULT '',
  ADD COLUMN IF NOT EXISTS case_id String DEFAULT '',
  ADD INDEX IF NOT EXISTS decisions_by_case case_id TYPE bloom_filter GRANULARITY 4
