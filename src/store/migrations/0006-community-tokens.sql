-- Tokens of what accounts show, under the keys of communities: what two operators can compare. Also run for the store of a
-- scan where communities are configured.

-- The communities of the settings, their epochs and keys: filled anew at each start.
CREATE TABLE IF NOT EXISTS communities (
  name String,
  epoch String,
  current Bool,                         -- under which own indicators are published
  inner_pad String,                     -- the key as HMAC-SHA256 begins with it: 64 bytes, xor 0x36
  outer_pad String,                     -- the same, xor 0x5c
  words_low UInt64,                     -- key of the hashed words in sketches
  words_high UInt64
) ENGINE = MergeTree ORDER BY (name, epoch)
;

-- Which account showed what, by what it is: whom does a token lead to.
CREATE TABLE IF NOT EXISTS community_tokens (
  community LowCardinality(String),     -- empty: a value in the clear (user agents), the same for everyone
  epoch LowCardinality(String),
  kind LowCardinality(String),          -- contract/indicator.ts
  token FixedString(32),
  account UInt64,
  first SimpleAggregateFunction(min, DateTime('UTC')),
  last SimpleAggregateFunction(max, DateTime('UTC')),
  exchanges SimpleAggregateFunction(sum, UInt64)
) ENGINE = AggregatingMergeTree ORDER BY (token, kind, community, epoch, account)
SETTINGS index_granularity = 1024
;

-- The same by the account: what does it show.
CREATE TABLE IF NOT EXISTS account_tokens (
  community LowCardinality(String),
  epoch LowCardinality(String),
  kind LowCardinality(String),
  token FixedString(32),
  account UInt64,
  first SimpleAggregateFunction(min, DateTime('UTC')),
  last SimpleAggregateFunction(max, DateTime('UTC')),
  exchanges SimpleAggregateFunction(sum, UInt64)
) ENGINE = AggregatingMergeTree ORDER BY (account, community, epoch, kind, token)
SETTINGS index_granularity = 1024
;

CREATE MATERIALIZED VIEW IF NOT EXISTS account_tokens_insert TO account_tokens AS
SELECT community, epoch, kind, token, account, first, last, exchanges FROM community_tokens
;

-- Sketches of a share of the messages, from which is told how alike two texts are.
CREATE TABLE IF NOT EXISTS community_sketches (
  community LowCardinality(String),
  epoch LowCardinality(String),
  account UInt64,
  id UInt64,                            -- of the exchange
  at DateTime('UTC'),
  signature Array(UInt32)               -- 128 values
) ENGINE = ReplacingMergeTree ORDER BY (account, community, epoch, id)
;

-- Those of one batch of a running server, before it is known which of its exchanges are here already.
CREATE TABLE IF NOT EXISTS community_tokens_arrived (
  file UInt32,
  line UInt64,
  account UInt64,
  id UInt64,
  at DateTime64(3, 'UTC'),
  community LowCardinality(String),
  epoch LowCardinality(String),
  kind LowCardinality(String),
  token FixedString(32)
) ENGINE = MergeTree ORDER BY (account, id)
;

CREATE TABLE IF NOT EXISTS community_sketches_arrived (
  file UInt32,
  line UInt64,
  account UInt64,
  id UInt64,
  at DateTime64(3, 'UTC'),
  community LowCardinality(String),
  epoch LowCardinality(String),
  signature Array(UInt32)
) ENGINE = MergeTree ORDER BY (account, id)
;

-- Accounts that are compared while indicators are derived from a campaign: its members, those of other campaigns, and a
-- sample of all the others. Of one run, and dropped after it.
CREATE TABLE IF NOT EXISTS indicator_accounts (
  run String,
  name String,
  role Enum8('member' = 1, 'suspect' = 2, 'outside' = 3),
  account UInt64 DEFAULT sipHash64(name),
  at DateTime DEFAULT now()
) ENGINE = MergeTree PARTITION BY run ORDER BY account TTL at + INTERVAL 1 DAY
