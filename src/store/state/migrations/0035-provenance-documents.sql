-- Plans, collections and reports of provenance, whole, as they were signed or made. What was kept is never changed.
CREATE TABLE provenance_documents (
  id text PRIMARY KEY,                  -- plan_…, run_…, prov_…
  kind text NOT NULL CHECK (kind IN ('plan', 'run', 'report')),
  suspect text NOT NULL,
  campaign text,
  at timestamptz NOT NULL,              -- of the document: registered, collected, generated
  plan text,                            -- id of the plan that it belongs to, if any
  grade text,                           -- of reports
  statement text NOT NULL,
  sha256 text NOT NULL,                 -- of its canonical JSON
  document jsonb NOT NULL,
  recorded timestamptz NOT NULL,
  recorded_by text NOT NULL
);
CREATE INDEX provenance_documents_by_suspect ON provenance_documents (suspect, at);
CREATE INDEX provenance_documents_by_campaign ON provenance_documents (campaign) WHERE campaign IS NOT NULL
