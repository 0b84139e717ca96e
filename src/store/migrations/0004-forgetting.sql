-- Accounts that were erased, by a keyed hash: what is sent of them again is not taken. A later row takes the place of an
-- earlier one; it has `erased` false where the account was told of again.
CREATE TABLE IF NOT EXISTS erased_accounts (
  digest UInt64,                        -- sipHash64Keyed of the account's name
  at DateTime64(3, 'UTC'),
  erased Bool
) ENGINE = ReplacingMergeTree(at) ORDER BY digest
;

-- When something was last learnt of the account, be it from an exchange or told: retention.accounts_days counts from it.
ALTER TABLE accounts_seen ADD COLUMN IF NOT EXISTS seen SimpleAggregateFunction(max, DateTime('UTC')) DEFAULT now()
;

-- What is there already counts from now; without this it would count from the moment at which it is asked.
ALTER TABLE accounts_seen MATERIALIZE COLUMN seen
