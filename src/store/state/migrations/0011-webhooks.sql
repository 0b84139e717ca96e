-- Webhooks: where changes of campaigns are sent by themselves, and what was sent.
CREATE TABLE webhook_endpoints (
  id text PRIMARY KEY,
  url text NOT NULL,
  recipient text NOT NULL,
  events text[] NOT NULL,
  confidence_min double precision NOT NULL,
  tlp text NOT NULL CHECK (tlp IN ('clear', 'green', 'amber', 'amber+strict')),
  purpose text NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'approved')),
  active boolean NOT NULL DEFAULT true,
  secret text NOT NULL,                 -- whsec_…
  secret_before text,                   -- the one before a rotation; signs as well
  secret_before_until timestamptz,      -- until then
  created timestamptz NOT NULL,
  created_by text NOT NULL,
  approved timestamptz,
  approved_by text,
  approved_independently boolean NOT NULL DEFAULT false,
  disabled timestamptz,
  disabled_by text,
  dropped bigint NOT NULL DEFAULT 0,    -- changes that were not written down because too many waited
  CHECK ((status = 'approved') = (approved_by IS NOT NULL))
);
CREATE TABLE webhook_deliveries (
  id text PRIMARY KEY,                  -- follows from endpoint and event, so that none is written twice
  endpoint text NOT NULL REFERENCES webhook_endpoints (id) ON DELETE CASCADE,
  campaign text NOT NULL,
  event text NOT NULL,
  seq bigint NOT NULL,                  -- campaign_history.id
  body text NOT NULL,                   -- as it is sent
  sha256 text NOT NULL,
  bytes integer NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'sent', 'dead')),
  attempts integer NOT NULL DEFAULT 0,
  next timestamptz,                     -- when it is due; while an attempt runs: when it counts as lost
  told text NOT NULL DEFAULT '',
  created timestamptz NOT NULL,
  settled timestamptz,
  CHECK ((status = 'waiting') = (next IS NOT NULL))
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (next) WHERE status = 'waiting';
CREATE INDEX webhook_deliveries_by_endpoint ON webhook_deliveries (endpoint, status, seq);
CREATE INDEX webhook_deliveries_settled ON webhook_deliveries (settled) WHERE status <> 'waiting';
CREATE TABLE webhook_sender (
  id uuid PRIMARY KEY,                  -- the source of events, the same for all servers on this database
  seen_seq bigint NOT NULL              -- deliveries of events up to it are written
);
INSERT INTO webhook_sender SELECT gen_random_uuid(), coalesce(max(id), 0) FROM campaign_history
