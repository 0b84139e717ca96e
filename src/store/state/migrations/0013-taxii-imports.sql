-- How far what others sent, or publish elsewhere, was taken over as indicators.
CREATE TABLE taxii_imports (
  source text PRIMARY KEY,              -- a collection of ours, or the URL of one elsewhere
  place jsonb NOT NULL,                 -- where to go on
  at timestamptz NOT NULL DEFAULT now()
)
