-- What is to leave, and what became of it: contract/outgoing.ts. What is asked for, and its bytes, are never changed.
CREATE TABLE outgoing (
  id text PRIMARY KEY,
  form text NOT NULL,
  media_type text NOT NULL,
  campaign text,                        -- no reference: what left is remembered longer than the campaign
  recipient text NOT NULL,
  recipient_kind text,
  collection uuid,                      -- of TAXII
  purpose text NOT NULL,
  tlp text NOT NULL CHECK (tlp IN ('clear', 'green', 'amber', 'amber+strict', 'red')),
  status text NOT NULL CHECK (status IN ('refused', 'waiting', 'approved', 'rejected', 'sent', 'withdrawn')),
  objections jsonb NOT NULL,
  written jsonb NOT NULL,
  sha256 text NOT NULL,
  bytes integer NOT NULL,
  document bytea,                       -- null where the gate refused it, or it was rejected or withdrawn
  created timestamptz NOT NULL,
  created_by text NOT NULL,
  decided timestamptz,
  decided_by text,
  independent boolean,
  reason text,
  sent timestamptz,
  sent_by text,
  -- Whatever writes to this table: other bytes than those of the hash cannot stand here.
  CHECK (document IS NULL OR sha256 = encode(sha256(document), 'hex')),
  CHECK (status NOT IN ('approved', 'sent') OR (decided_by IS NOT NULL AND document IS NOT NULL)),
  CHECK ((status = 'sent') = (sent IS NOT NULL))
);
CREATE INDEX outgoing_by_status ON outgoing (status, id);
CREATE INDEX outgoing_by_campaign ON outgoing (campaign, id)
