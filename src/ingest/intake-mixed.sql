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
