-- Accounts that were erased, by the name that the ledger of canaries has for them: gateways may still hold sums of theirs.
CREATE TABLE canary_served_erased (
  account_hash text PRIMARY KEY,
  at timestamptz NOT NULL,
  again boolean NOT NULL DEFAULT false  -- told of again: only what was served before the erasure is refused
);
CREATE INDEX canary_ledger_by_age ON canary_ledger (last_at)
