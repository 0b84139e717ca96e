-- Indicators of others: by whom they were sent, what analysts say of them, and where they matched.
CREATE TABLE received_indicators (
  id text NOT NULL,                     -- of its value: the same from every publisher
  source text NOT NULL,                 -- from whom it came
  object_id text NOT NULL,              -- as it was published: what a sighting is of
  kind text NOT NULL,
  indicator jsonb NOT NULL,             -- contract/indicator.ts
  last_seen timestamptz NOT NULL,       -- by the publisher
  received timestamptz NOT NULL,
  received_by text NOT NULL,
  revoked timestamptz,                  -- its source took it back
  PRIMARY KEY (id, source)
);
CREATE INDEX received_indicators_by_object ON received_indicators (source, object_id);

CREATE TABLE indicator_overrides (
  id text PRIMARY KEY,
  confidence integer CHECK (confidence BETWEEN 0 AND 100),
  muted boolean NOT NULL,
  reason text NOT NULL,
  by text NOT NULL,
  at timestamptz NOT NULL
);

-- Counts alone: which accounts match is read from the engine, and goes with them.
CREATE TABLE sightings (
  indicator text PRIMARY KEY,
  accounts bigint NOT NULL,
  "of" bigint NOT NULL,
  exchanges bigint NOT NULL,
  first_seen timestamptz NOT NULL,
  last_seen timestamptz NOT NULL,
  expected double precision NOT NULL,
  expected_from text NOT NULL CHECK (expected_from IN ('publisher', 'own')),
  p_value double precision NOT NULL,
  looked_for bigint NOT NULL,
  significant boolean NOT NULL,
  confidence integer NOT NULL,
  found timestamptz NOT NULL,
  updated timestamptz NOT NULL
);

-- One row an indicator that some source still stands by: as the one tells it that saw it last.
CREATE VIEW standing_indicators AS
SELECT DISTINCT ON (id)
  id,
  kind,
  indicator,
  last_seen,
  jsonb_agg(jsonb_build_object('source', source, 'object_id', object_id, 'received', received)) OVER same AS sources,
  (sum((indicator #>> '{prevalence,accounts}')::bigint) OVER same)::bigint AS prevalence_accounts,
  (sum((indicator #>> '{prevalence,of}')::bigint) OVER same)::bigint AS prevalence_of
FROM received_indicators
WHERE revoked IS NULL
WINDOW same AS (PARTITION BY id)
ORDER BY id, last_seen DESC, source
