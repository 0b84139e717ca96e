-- The tables of one scan or store. Sums and keys are integers, so that nothing depends on the order of lines.

-- Where every log format hands its exchanges over; nothing is stored here, materialised views take from it.
CREATE TABLE IF NOT EXISTS intake (
  file UInt32,
  line UInt64,
  reason LowCardinality(String),
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
  response String,
  clear Tuple(payment String, client_ip String, tls String) -- before they were hashed, for tokens; else empty
) ENGINE = Null;

-- Of a store that an older version made.
ALTER TABLE intake ADD COLUMN IF NOT EXISTS clear Tuple(payment String, client_ip String, tls String);

-- The files that were read, as the user named them: what `file` in the other tables means.
CREATE TABLE IF NOT EXISTS files (file UInt32, path String) ENGINE = MergeTree ORDER BY file;

-- Lines that could not be used. Bounded in the report, not here.
CREATE TABLE IF NOT EXISTS rejected (
  file UInt32,
  line UInt64,
  reason LowCardinality(String),
  excerpt String
) ENGINE = MergeTree ORDER BY (file, line);

CREATE MATERIALIZED VIEW IF NOT EXISTS rejected_intake TO rejected AS
SELECT file, line, reason, excerpt FROM intake WHERE reason != '';

-- One row an exchange: what it shows, without its text.
CREATE TABLE IF NOT EXISTS exchanges (
  account UInt64,                       -- sipHash64 of the account's name
  id UInt64,                            -- sipHash64 of the exchange's id, or of account, time and request
  at DateTime64(3, 'UTC'),
  file UInt32,
  line UInt64,
  status UInt16,
  model LowCardinality(String),
  max_tokens UInt32,                    -- 0 where not set
  temperature Int32,                    -- thousandths; -1 where not set
  stream UInt8,
  input_tokens UInt32,
  output_tokens UInt32,
  reasoning_tokens UInt32,
  network UInt64,                       -- hash of the client address, 0 where unknown
  user_agent LowCardinality(String),
  tls UInt64,                           -- hash of the TLS fingerprint, 0 where unknown
  tools UInt64,                         -- hash of the sorted tool names, 0 where there are none
  system UInt64,                        -- hash of the system prompt, 0 where there is none
  own UInt64,                           -- hash of the last message the account itself wrote, 0 where absent
  turn UInt16,                          -- how many messages of the account's own the conversation holds
  step UInt8,                           -- 1 where the newest message is a tool's result
  own_length UInt32,                    -- characters of the last own message
  chinese UInt8,                        -- 1 where it is mostly written in Han characters
  skeleton UInt64,                      -- hash of its first and last words with numbers masked
  elicitation UInt16,                   -- bit set, src/signals/elicitation.ts
  capability UInt8,                     -- src/signals/capability.ts
  tokens Array(UInt32)                  -- hashed set of words and word pairs
) ENGINE = MergeTree ORDER BY (account, at, id);

-- What is known of an account, from the exchanges and from --accounts.
CREATE TABLE IF NOT EXISTS accounts_seen (
  account UInt64,
  name AggregateFunction(any, String),
  org AggregateFunction(max, String),
  payment AggregateFunction(max, String),
  email_domain AggregateFunction(max, String),
  created AggregateFunction(min, Nullable(DateTime64(3, 'UTC')))
) ENGINE = AggregatingMergeTree ORDER BY account;

CREATE MATERIALIZED VIEW IF NOT EXISTS accounts_intake TO accounts_seen AS
SELECT
  sipHash64(intake.account) AS account,
  anyState(intake.account) AS name,
  maxState(intake.org) AS org,
  maxState(intake.payment) AS payment,
  maxState(intake.email_domain) AS email_domain,
  minState(intake.account_created) AS created
FROM intake
WHERE reason = ''
GROUP BY account
;

-- What detection is told beside the exchanges (--events).
CREATE TABLE IF NOT EXISTS events (
  at DateTime64(3, 'UTC'),
  kind LowCardinality(String),          -- model_released, account_banned, policy_changed, price_changed
  model String,
  account UInt64
) ENGINE = MergeTree ORDER BY at
;

-- The key of the hashed words, so that a sketch cannot be read with a dictionary alone. One row.
CREATE TABLE IF NOT EXISTS sketch_key (low UInt64, high UInt64) ENGINE = MergeTree ORDER BY tuple()
