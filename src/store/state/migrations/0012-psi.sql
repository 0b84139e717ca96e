-- Private matching: with whom it was agreed, and what was asked and answered.
CREATE TABLE psi_agreements (
  id text PRIMARY KEY,
  direction text NOT NULL CHECK (direction IN ('answer', 'ask')),
  party text NOT NULL,                  -- answer: id of a principal; ask: address of the other server
  community text NOT NULL,
  modes text[] NOT NULL,
  purpose text NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'approved')),
  active boolean NOT NULL DEFAULT true,
  created timestamptz NOT NULL,
  created_by text NOT NULL,
  approved timestamptz,
  approved_by text,
  approved_independently boolean NOT NULL DEFAULT false,
  ended timestamptz,
  ended_by text,
  CHECK ((status = 'approved') = (approved_by IS NOT NULL))
);
CREATE INDEX psi_agreements_by_party ON psi_agreements (party, community) WHERE active;
CREATE TABLE psi_exchanges (
  id text PRIMARY KEY,                  -- of the request: none is answered twice
  agreement text NOT NULL REFERENCES psi_agreements (id),
  party text NOT NULL,
  at timestamptz NOT NULL,
  epoch text NOT NULL,
  mode text NOT NULL,
  asked integer NOT NULL,
  own integer NOT NULL                  -- tokens of this side
);
CREATE INDEX psi_exchanges_by_party ON psi_exchanges (party, at)
