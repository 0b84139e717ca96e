-- What others published, as far as it is looked for: the indicators themselves stand in the state store. Filled anew when
-- they change, as a new generation; the one before is dropped after.
CREATE TABLE IF NOT EXISTS indicator_tokens (
  generation UInt64,
  indicator String,
  community LowCardinality(String),
  epoch LowCardinality(String),
  kind LowCardinality(String),
  token_hex FixedString(64),            -- as it was published: bytes of a hash are no text to be sent as a row
  token FixedString(32) MATERIALIZED unhex(token_hex),
  signature Array(UInt32)               -- of a sketch, whose tokens are but its bands; else empty
) ENGINE = MergeTree PARTITION BY generation ORDER BY token
;

-- Tokens that were looked for and came: what is to be looked at again.
CREATE TABLE IF NOT EXISTS indicators_touched (
  at DateTime64(3, 'UTC') DEFAULT now64(3),
  token FixedString(32)
) ENGINE = MergeTree ORDER BY at TTL toDateTime(at) + INTERVAL 2 DAY
;

CREATE MATERIALIZED VIEW IF NOT EXISTS indicators_touched_insert TO indicators_touched AS
SELECT DISTINCT now64(3) AS at, token FROM community_tokens WHERE token IN (SELECT token FROM indicator_tokens)
