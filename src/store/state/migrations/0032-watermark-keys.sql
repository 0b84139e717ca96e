-- Keys of watermarks and canaries. The key itself and the salt of its commitment stand only sealed (AES-256-GCM).
CREATE TABLE watermark_keys (
  id text PRIMARY KEY,
  purpose text NOT NULL CHECK (purpose IN ('watermark', 'canary')),
  scheme text NOT NULL,
  parameters jsonb NOT NULL,            -- of the scheme, without keys
  cluster text,                         -- null: for all
  commitment text NOT NULL UNIQUE,      -- sha256(key ‖ salt)
  sealed text NOT NULL,
  sealed_under text NOT NULL,           -- name of the key that seals
  starts timestamptz NOT NULL,
  ends timestamptz,                     -- null: in force
  rotated_to text,
  created timestamptz NOT NULL,
  created_by text NOT NULL
);
CREATE TABLE canary_slots (
  id text PRIMARY KEY,
  slot jsonb NOT NULL,
  proposed timestamptz NOT NULL,
  reviewed_by text NOT NULL,
  approved timestamptz,
  approved_by text,
  approved_independently boolean,
  withdrawn timestamptz,
  withdrawn_by text,
  CHECK ((approved IS NULL) = (approved_by IS NULL)),
  CHECK ((withdrawn IS NULL) = (withdrawn_by IS NULL))
);
-- Which account was served which variant, as sums. Of the account only a keyed hash.
CREATE TABLE canary_ledger (
  slot text NOT NULL,
  variant integer NOT NULL,
  cluster text NOT NULL,
  key_commitment text NOT NULL,
  account_hash text NOT NULL,
  count bigint NOT NULL,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  PRIMARY KEY (cluster, slot, variant, key_commitment, account_hash)
);
CREATE INDEX canary_ledger_by_account ON canary_ledger (account_hash)
