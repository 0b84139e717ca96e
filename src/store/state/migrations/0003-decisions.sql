-- What people decide: policies, actions on campaigns, clearances, appeals, challenges.

-- Every change of a policy is a new version; the newest counts, unless it is withdrawn.
CREATE TABLE policies (
  name text NOT NULL,
  version integer NOT NULL CHECK (version > 0),
  policy jsonb NOT NULL,                -- contract/policy.ts, Policy
  source text NOT NULL,                 -- the YAML as it was written
  created timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  withdrawn timestamptz,
  withdrawn_by text,
  PRIMARY KEY (name, version)
);

-- One action for all accounts of a campaign at one moment; one undo takes it back.
CREATE TABLE campaign_actions (
  id text PRIMARY KEY,
  campaign text NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  mode text NOT NULL CHECK (mode IN ('shadow', 'enforce')),
  consequence jsonb NOT NULL,           -- contract/policy.ts, Consequence
  accounts jsonb NOT NULL,              -- ids, as they were
  skipped jsonb NOT NULL DEFAULT '[]',  -- contract/policy-record.ts, SkippedAccount: who was cleared then
  reason text NOT NULL DEFAULT '',
  expires timestamptz,
  taken timestamptz NOT NULL DEFAULT now(),
  taken_by text NOT NULL,
  undone timestamptz,
  undone_by text
);
CREATE INDEX campaign_actions_by_campaign ON campaign_actions (campaign, taken);

-- Why detections may not be held against an account. A permit counts once the owner of the model has approved it.
CREATE TABLE clearances (
  id text PRIMARY KEY,
  account_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('permit', 'allowed', 'upheld_appeal', 'reseller')),
  models jsonb,                         -- globs; all where absent
  quota bigint,                         -- requests a day
  purpose text NOT NULL DEFAULT '',
  reason text NOT NULL DEFAULT '',
  expires timestamptz,
  created timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  approved timestamptz,
  approved_by text,
  revoked timestamptz,
  revoked_by text,
  revocation text NOT NULL DEFAULT ''   -- why it was revoked
);
CREATE INDEX clearances_by_account ON clearances (account_id);

CREATE TABLE appeals (
  id text PRIMARY KEY,
  account_id text NOT NULL,
  case_id text NOT NULL DEFAULT '',     -- what the customer quotes
  statement text NOT NULL,              -- what the customer says
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'upheld', 'rejected')),
  filed timestamptz NOT NULL DEFAULT now(),
  filed_by text NOT NULL,
  reviewer text,
  outcome text NOT NULL DEFAULT '',     -- the reviewer's reason, in words
  decided timestamptz,
  clearance text REFERENCES clearances (id) ON DELETE SET NULL -- what came of it, where it was upheld
);
CREATE INDEX appeals_by_account ON appeals (account_id);

-- Accounts that passed a challenge.
CREATE TABLE verifications (
  account_id text PRIMARY KEY,
  verified_until timestamptz NOT NULL,
  told timestamptz NOT NULL DEFAULT now()
)
