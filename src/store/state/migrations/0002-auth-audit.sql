-- Who may do what, and what was done. A statement ends where `;` ends a line: bodies of functions stand on one line.
CREATE TABLE api_keys (
  id text PRIMARY KEY,                  -- public, part of the token: sw_ID_SECRET
  lineage text NOT NULL,                -- id of the first key of a row of rotations: the same holder
  name text NOT NULL,
  origin text NOT NULL CHECK (origin IN ('made', 'printed', 'given')), -- given: STILLWATCH_ADMIN_KEY, without an id inside
  hash text NOT NULL UNIQUE,            -- SHA-256 of the whole token, hexadecimal
  scopes text[] NOT NULL,
  created_by text NOT NULL,             -- id of a principal
  created timestamptz NOT NULL,
  expires timestamptz,
  rotated timestamptz,
  rotated_to text REFERENCES api_keys (id),
  revoked timestamptz,
  revoked_by text,
  last_used timestamptz                 -- late by as much as the key ring waits before it tells
);
CREATE TABLE audit (
  seq bigint PRIMARY KEY CHECK (seq > 0),
  at timestamptz NOT NULL,
  actor text NOT NULL,
  action text NOT NULL,
  subject text NOT NULL,                -- an account stands here by its pseudonym
  detail jsonb NOT NULL,
  previous text NOT NULL UNIQUE,        -- hash of the entry before; 64 zeros for the first
  hash text NOT NULL UNIQUE             -- SHA-256 of the canonical JSON of the other columns, hexadecimal
);
CREATE INDEX audit_by_subject ON audit (subject, seq);
CREATE TABLE audit_checkpoints (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seq bigint NOT NULL,                  -- contract/audit.ts, Checkpoint
  hash text NOT NULL,
  at timestamptz NOT NULL,
  key_id text NOT NULL,
  signature text NOT NULL
);
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION '% of % is refused: the table is append-only', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_checkpoints_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_checkpoints
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
-- Otherwise a session that plays a replica (session_replication_role) would pass by.
ALTER TABLE audit ENABLE ALWAYS TRIGGER audit_append_only;
ALTER TABLE audit_checkpoints ENABLE ALWAYS TRIGGER audit_checkpoints_append_only;
-- The one place where an account of the audit log is named. Erasure deletes the row, and with the nonce the way back.
CREATE TABLE audit_subjects (
  pseudonym text PRIMARY KEY,           -- HMAC-SHA-256 of the account id under the nonce, hexadecimal
  account_id text NOT NULL UNIQUE,
  nonce text NOT NULL                   -- 256 random bits, hexadecimal
);
CREATE TABLE legal_holds (
  id text PRIMARY KEY,
  account_id text NOT NULL,
  reason text NOT NULL,
  placed_by text NOT NULL,
  held_from timestamptz NOT NULL,
  held_until timestamptz,               -- open where null
  lifted timestamptz,
  lifted_by text
);
CREATE INDEX legal_holds_by_account ON legal_holds (account_id)
