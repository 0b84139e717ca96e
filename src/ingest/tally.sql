-- What was read of each file: counted on the way in, so that no file is read twice for it.
CREATE TABLE IF NOT EXISTS intake_tally (
  file UInt32,
  accepted UInt64,                      -- exchanges
  rejected UInt64,                      -- lines that could not be used
  skipped UInt64                        -- entries that are not exchanges
) ENGINE = SummingMergeTree ORDER BY file
;

CREATE MATERIALIZED VIEW IF NOT EXISTS intake_tally_intake TO intake_tally AS
SELECT file, countIf(reason = '') AS accepted, countIf(reason != '') AS rejected FROM intake GROUP BY file
;

-- Where formats hand over that hold other things beside exchanges: those are counted and go no further.
CREATE TABLE IF NOT EXISTS intake_mixed (
  file UInt32,
  line UInt64,
  reason LowCardinality(String),        -- skipped: not an exchange
  excerpt String,
  id String,
  at DateTime64(3, 'UTC'),
  account String,
  org String,
  key String,
  end_user String,
  account_created Nullable(DateTime64(3, 'UTC')),
  payment String,
  email_domain String,
  client_ip String,
  user_agent String,
  tls String,
  status UInt16,
  request String,
  response String
) ENGINE = Null
;

CREATE MATERIALIZED VIEW IF NOT EXISTS intake_mixed_intake TO intake AS
SELECT * FROM intake_mixed WHERE reason != 'skipped'
;

CREATE MATERIALIZED VIEW IF NOT EXISTS intake_mixed_tally TO intake_tally AS
SELECT file, count() AS skipped FROM intake_mixed WHERE reason = 'skipped' GROUP BY file
;

-- Lines of OpenAI batch files that are read together: requests, and answers to be joined to them.
CREATE TABLE IF NOT EXISTS batch_lines (
  file UInt32,
  custom_id String,
  answer UInt8,                         -- 1 where the line is of an output file
  response Tuple(status_code String, request_id String, body String)
) ENGINE = MergeTree ORDER BY (file, custom_id)
