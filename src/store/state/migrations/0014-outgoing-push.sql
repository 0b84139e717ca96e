-- What is pushed to another TAXII server, and sightings, which are of a source in place of a campaign.
ALTER TABLE outgoing ADD COLUMN source text, ADD COLUMN remote text, ADD COLUMN push jsonb, ADD COLUMN push_next timestamptz, ADD COLUMN push_until timestamptz;
COMMENT ON COLUMN outgoing.push IS 'contract/outgoing.ts, OutgoingPush';
COMMENT ON COLUMN outgoing.push_next IS 'when it is due; while an attempt runs: when it counts as lost';
COMMENT ON COLUMN outgoing.push_until IS 'how long statuses that are pending are asked for';
ALTER TABLE outgoing DROP CONSTRAINT outgoing_status_check;
ALTER TABLE outgoing ADD CONSTRAINT outgoing_status_check CHECK (status IN ('refused', 'waiting', 'approved', 'rejected', 'sending', 'sent', 'failed', 'withdrawn'));
ALTER TABLE outgoing ADD CONSTRAINT outgoing_pushed CHECK (status NOT IN ('sending', 'failed') OR (remote IS NOT NULL AND push IS NOT NULL AND decided_by IS NOT NULL AND document IS NOT NULL));
ALTER TABLE outgoing ADD CONSTRAINT outgoing_push_due CHECK ((status = 'sending') = (push_next IS NOT NULL));
CREATE INDEX outgoing_push_due ON outgoing (push_next) WHERE status = 'sending';
CREATE TABLE outgoing_objects (
  outgoing text NOT NULL REFERENCES outgoing (id) ON DELETE CASCADE,
  place integer NOT NULL,
  object_id text NOT NULL,
  version text NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'pending', 'success', 'failure')),
  message text NOT NULL,
  request text,                         -- id of the status at the other server, while it is pending
  PRIMARY KEY (outgoing, place)
)
