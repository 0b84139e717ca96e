-- What one run of detection works with. Nothing of it outlives the run.

-- The groups under test and their matched replicates (contract/detector.ts).
CREATE TABLE IF NOT EXISTS sets (
  `group` UInt32,
  replicate UInt32,                     -- 0: the group itself; 1…B: matched innocent accounts
  account UInt64
) ENGINE = MergeTree ORDER BY (`group`, replicate, account);

-- The distinct texts that an account itself wrote (src/profile/texts.sql): retries, repeats and an agent's steps on one
-- goal count once.
CREATE TABLE IF NOT EXISTS texts (
  account UInt64,
  text UInt64,                          -- hash of the text
  tokens Array(UInt32)                  -- its hashed words and word pairs
) ENGINE = MergeTree ORDER BY (account, text);

-- The basis (src/profile/basis.sql).
CREATE TABLE IF NOT EXISTS basis_weights (bucket UInt64, weight UInt16) ENGINE = MergeTree ORDER BY bucket;

CREATE DICTIONARY IF NOT EXISTS basis (bucket UInt64, weight UInt16 DEFAULT 3072)
PRIMARY KEY bucket
SOURCE(CLICKHOUSE(TABLE 'basis_weights'))
LAYOUT(FLAT(INITIAL_ARRAY_SIZE 1048576 MAX_ARRAY_SIZE 1048576))
LIFETIME(0);

-- Word models of the groups of one scan (src/campaign/word-model.ts): 256ths of a log ratio, by half.
CREATE TABLE IF NOT EXISTS group_words (
  `group` UInt32,
  bucket UInt32,
  first Int16,                          -- learned on the first half: for texts of the second
  second Int16
) ENGINE = MergeTree ORDER BY (`group`, bucket);

-- Which exchanges of a group's accounts speak its language.
CREATE TABLE IF NOT EXISTS group_exchanges (
  `group` UInt32,
  account UInt64,
  at DateTime64(3, 'UTC'),
  id UInt64,
  speaks UInt8
) ENGINE = MergeTree ORDER BY (`group`, account, at, id)
