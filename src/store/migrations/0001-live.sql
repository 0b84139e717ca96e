-- What a running server keeps beside the tables of a scan.

-- The exchanges of one batch, before it is known which of them are here already. Emptied by the next batch.
CREATE TABLE IF NOT EXISTS exchanges_arrived AS exchanges ENGINE = MergeTree ORDER BY (account, at, id)
;

-- The exchanges of the last days by their ids: what is sent twice is known by them (ingest.repeat_days).
CREATE TABLE IF NOT EXISTS exchange_ids (
  id UInt64,
  account UInt64,
  arrived DateTime DEFAULT now()
) ENGINE = MergeTree PARTITION BY toYYYYMMDD(arrived) ORDER BY id
SETTINGS index_granularity = 512
;

CREATE MATERIALIZED VIEW IF NOT EXISTS exchange_ids_insert TO exchange_ids AS
SELECT id, account FROM exchanges
;

-- What was sent and could not be used, whole, so that it can be mended and sent again.
CREATE TABLE IF NOT EXISTS dead_letters (
  id String,
  at DateTime64(3, 'UTC'),
  format LowCardinality(String),
  reason String,
  document String,
  truncated Bool                        -- longer than ingest.dead_letter_bytes_max: cannot be sent again
) ENGINE = MergeTree ORDER BY (at, id)
;

-- Decisions that a policy or an action made (contract/decision.ts). One that is written twice, for it was not known
-- whether it had been, is there once.
CREATE TABLE IF NOT EXISTS decisions (
  id String,
  at DateTime64(3, 'UTC'),
  account_id String,
  model LowCardinality(String),
  policy LowCardinality(String),
  policy_version UInt32,
  rule LowCardinality(String),
  action LowCardinality(String),
  mode LowCardinality(String),
  enforced Bool,
  within_rate Bool DEFAULT false,       -- a throttle that let it pass
  campaign LowCardinality(String),
  overridden_by LowCardinality(String)
) ENGINE = ReplacingMergeTree ORDER BY (account_id, at, id)
;

-- Texts for evidence, as far as retention.text lets them be kept.
CREATE TABLE IF NOT EXISTS exchange_texts (
  account UInt64,
  id UInt64,
  at DateTime64(3, 'UTC'),
  request String,
  response String
) ENGINE = ReplacingMergeTree ORDER BY (account, at, id)
;

-- Accounts with exchanges since the last run of detection over all accounts, with the newest batch that had any.
CREATE TABLE IF NOT EXISTS changed_accounts (
  account UInt64,
  file UInt32
) ENGINE = ReplacingMergeTree(file) ORDER BY account
;

CREATE MATERIALIZED VIEW IF NOT EXISTS changed_accounts_insert TO changed_accounts AS
SELECT account, max(file) AS file FROM exchanges GROUP BY account
