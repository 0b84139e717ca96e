-- TAXII 2.1: collections of communities, who may use them, what is in them, and requests to add to them.
CREATE TABLE taxii_collections (
  id uuid PRIMARY KEY,
  title text NOT NULL,
  description text NOT NULL DEFAULT '',
  community text NOT NULL,              -- the API root
  tlp_max text NOT NULL CHECK (tlp_max IN ('clear', 'green', 'amber', 'amber+strict', 'red')),
  alias text,
  last_added_us bigint NOT NULL DEFAULT 0, -- of the newest object; its row is the lock under which objects are added
  created timestamptz NOT NULL DEFAULT now(),
  created_by text NOT NULL,
  UNIQUE (community, alias)
);
CREATE TABLE taxii_grants (
  collection uuid NOT NULL REFERENCES taxii_collections (id) ON DELETE CASCADE,
  principal text NOT NULL,              -- key:LINEAGE or person:SUBJECT
  can_read boolean NOT NULL,
  can_write boolean NOT NULL,
  granted timestamptz NOT NULL DEFAULT now(),
  granted_by text NOT NULL,
  PRIMARY KEY (collection, principal)
);
CREATE INDEX taxii_grants_by_principal ON taxii_grants (principal);
-- What we publish and what partners send stand in one table, and are kept apart by the sender.
CREATE TABLE taxii_objects (
  collection uuid NOT NULL REFERENCES taxii_collections (id) ON DELETE CASCADE,
  added_us bigint NOT NULL,             -- microseconds since 1970: when it was added, its place, and the cursor
  sender text NOT NULL,                 -- id of a principal; empty: published by us
  object_id text NOT NULL,
  type text NOT NULL,
  version text NOT NULL,                -- as it is written in the object, or the time when it was added
  version_us bigint NOT NULL,
  object text,                          -- JSON; null once it is withdrawn
  bytes integer NOT NULL,
  origin text,                          -- received: id of the request; published: id of what was approved
  withdrawn timestamptz,
  withdrawn_by text,
  PRIMARY KEY (collection, added_us)
);
CREATE UNIQUE INDEX taxii_objects_by_version ON taxii_objects (collection, object_id, sender, version_us)
  WHERE withdrawn IS NULL;
CREATE INDEX taxii_objects_received ON taxii_objects (collection, sender) WHERE sender <> '';
CREATE TABLE taxii_requests (
  id uuid PRIMARY KEY,
  collection uuid NOT NULL REFERENCES taxii_collections (id) ON DELETE CASCADE,
  sender text NOT NULL,
  received_us bigint NOT NULL,
  completed timestamptz                 -- null while objects of it wait
);
CREATE INDEX taxii_requests_completed ON taxii_requests (completed);
CREATE TABLE taxii_request_objects (
  request uuid NOT NULL REFERENCES taxii_requests (id) ON DELETE CASCADE,
  place integer NOT NULL,               -- in the envelope, from 0
  object_id text NOT NULL,
  version text NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('pending', 'success', 'failure')),
  message text,
  object text,                          -- JSON, while it waits
  PRIMARY KEY (request, place)
);
CREATE INDEX taxii_request_objects_pending ON taxii_request_objects (request, place) WHERE outcome = 'pending'
