-- Policies that somebody proposed, and a second person approves or turns down.
CREATE TABLE policy_proposals (
  id text PRIMARY KEY,
  name text NOT NULL,
  base_version integer NOT NULL,        -- the newest when it was proposed, 0: none
  policy jsonb NOT NULL,                -- contract/policy.ts, Policy
  source text NOT NULL,                 -- the YAML as it was written
  reason text NOT NULL,
  confirm text,                         -- everyone: that it would be enforced on all is meant
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'approved', 'rejected', 'withdrawn')),
  proposed timestamptz NOT NULL,
  proposed_by text NOT NULL,
  decided timestamptz,
  decided_by text,
  decision text NOT NULL DEFAULT '',
  independent boolean,
  version integer                       -- that came of it
);
CREATE INDEX policy_proposals_by_time ON policy_proposals (proposed, id)
