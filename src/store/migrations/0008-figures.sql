-- What figures for people are read from, beside the exchanges.

-- The clients with which accounts come: few an account, however many exchanges it has.
CREATE TABLE IF NOT EXISTS account_clients (
  account UInt64,
  user_agent LowCardinality(String),
  tls UInt64,                           -- as in exchanges, like the two that follow; 0 where unknown
  tools UInt64,
  system UInt64,
  last SimpleAggregateFunction(max, DateTime('UTC'))
) ENGINE = AggregatingMergeTree ORDER BY (account, user_agent, tls, tools, system)
;

CREATE MATERIALIZED VIEW IF NOT EXISTS account_clients_insert TO account_clients AS
SELECT account, user_agent, tls, tools, system, toDateTime(max(at), 'UTC') AS last
FROM exchanges
GROUP BY account, user_agent, tls, tools, system
;

-- Of the exchanges that are here already. A row that is written twice is there once.
INSERT INTO account_clients
SELECT account, user_agent, tls, tools, system, toDateTime(max(at), 'UTC') AS last
FROM exchanges
GROUP BY account, user_agent, tls, tools, system
;

-- Who is in which campaign, as the state store has it: filled anew when that changes, as a new generation; the one before
-- goes with the next.
CREATE TABLE IF NOT EXISTS campaign_members (
  generation UInt64,
  campaign UInt32,                      -- a number within the generation
  name String,
  account UInt64 DEFAULT sipHash64(name),
  rank UInt32,                          -- its place in the campaign, the surest and busiest first
  role Enum8('core' = 1, 'member' = 2),
  score Float64,
  exchanges UInt64,
  harvesting Float64,                   -- share of its exchanges
  suspected Bool                        -- the campaign is open or confirmed
) ENGINE = MergeTree PARTITION BY generation ORDER BY (campaign, account)
