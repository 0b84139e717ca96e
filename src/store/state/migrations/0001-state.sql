-- What the operator keeps. One set for the embedded store and for servers: PostgreSQL 15, nothing newer.
CREATE TABLE accounts (
  account_id text PRIMARY KEY,
  facts jsonb NOT NULL,                 -- contract/told.ts, AccountFact
  updated timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE events (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  event jsonb NOT NULL,                 -- contract/told.ts, Event
  told timestamptz NOT NULL DEFAULT now()
);
-- Campaigns keep their id from run to run; what they are now stands here, how they came to be in campaign_history.
CREATE TABLE campaigns (
  id text PRIMARY KEY,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'confirmed', 'dismissed', 'closed')),
  confidence double precision NOT NULL,
  confidence_max double precision NOT NULL,
  accounts_count integer NOT NULL,
  exchanges bigint NOT NULL,
  first_seen timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  raised timestamptz NOT NULL,
  updated timestamptz NOT NULL,
  present boolean NOT NULL DEFAULT true, -- false where the newest run did not find it again
  campaign jsonb NOT NULL               -- contract/report.ts, Campaign, without its accounts
);
CREATE INDEX campaigns_by_update ON campaigns (updated);
CREATE TABLE campaign_accounts (
  campaign text NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  account_id text NOT NULL,
  role text NOT NULL CHECK (role IN ('core', 'member')),
  exchanges bigint NOT NULL,
  harvesting double precision NOT NULL,
  score double precision NOT NULL,
  since timestamptz NOT NULL,
  PRIMARY KEY (campaign, account_id)
);
CREATE INDEX campaign_accounts_by_account ON campaign_accounts (account_id);
CREATE TABLE campaign_history (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  campaign text NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  at timestamptz NOT NULL,
  kind text NOT NULL CHECK (kind IN ('raised', 'changed', 'merged', 'split', 'gone', 'back', 'status')),
  confidence double precision NOT NULL,
  accounts_count integer NOT NULL,
  exchanges bigint NOT NULL,
  joined integer NOT NULL DEFAULT 0,
  left_count integer NOT NULL DEFAULT 0,
  note text NOT NULL DEFAULT ''
);
CREATE INDEX campaign_history_by_campaign ON campaign_history (campaign, id)
;
-- Runs of detection, newest last; older ones are removed.
CREATE TABLE detection_runs (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  began timestamptz NOT NULL,
  seconds double precision NOT NULL,
  exchanges bigint NOT NULL,
  accounts bigint NOT NULL,
  campaigns integer NOT NULL,
  near_misses jsonb NOT NULL            -- contract/report.ts, NearMiss
)
;
-- Secrets of this installation, shared by its servers.
CREATE TABLE secrets (name text PRIMARY KEY, value text NOT NULL)
