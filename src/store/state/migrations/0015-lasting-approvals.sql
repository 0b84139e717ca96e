-- What leaves again and again by one approval of a second person: webhooks and private matching.
CREATE TABLE lasting_approvals (
  id text PRIMARY KEY,                  -- of the webhook or the agreement
  kind text NOT NULL CHECK (kind IN ('webhook', 'psi')),
  created timestamptz NOT NULL,
  created_by text NOT NULL,
  approved timestamptz,
  approved_by text,
  approved_independently boolean NOT NULL DEFAULT false,
  ended timestamptz,
  ended_by text,
  CHECK ((approved IS NULL) = (approved_by IS NULL))
);
CREATE INDEX lasting_approvals_open ON lasting_approvals (kind) WHERE ended IS NULL;
-- What was approved before has no hash of its terms in the audit log, and is to be approved again.
INSERT INTO lasting_approvals (id, kind, created, created_by, ended, ended_by)
  SELECT id, 'webhook', created, created_by, CASE WHEN NOT active THEN coalesce(disabled, created) END, disabled_by FROM webhook_endpoints;
INSERT INTO lasting_approvals (id, kind, created, created_by, ended, ended_by)
  SELECT id, 'psi', created, created_by, CASE WHEN NOT active THEN coalesce(ended, created) END, ended_by FROM psi_agreements;
ALTER TABLE webhook_endpoints DROP COLUMN status, DROP COLUMN active, DROP COLUMN created, DROP COLUMN created_by, DROP COLUMN approved, DROP COLUMN approved_by, DROP COLUMN approved_independently, DROP COLUMN disabled, DROP COLUMN disabled_by, ADD FOREIGN KEY (id) REFERENCES lasting_approvals (id) ON DELETE CASCADE;
ALTER TABLE psi_agreements DROP COLUMN status, DROP COLUMN active, DROP COLUMN created, DROP COLUMN created_by, DROP COLUMN approved, DROP COLUMN approved_by, DROP COLUMN approved_independently, DROP COLUMN ended, DROP COLUMN ended_by, ADD FOREIGN KEY (id) REFERENCES lasting_approvals (id) ON DELETE CASCADE;
CREATE INDEX psi_agreements_by_party ON psi_agreements (party, community);
-- By which approval something left: seq of its entry in the audit log.
ALTER TABLE psi_exchanges ADD COLUMN approval bigint;
ALTER TABLE webhook_deliveries ADD COLUMN approval bigint, ADD COLUMN dead_of text CHECK (dead_of IN ('gate', 'approval', 'receiver', 'disabled'));
UPDATE webhook_deliveries SET dead_of = CASE WHEN bytes = 0 THEN 'gate' ELSE 'receiver' END WHERE status = 'dead';
ALTER TABLE webhook_deliveries ADD CHECK ((status = 'dead') = (dead_of IS NOT NULL))
