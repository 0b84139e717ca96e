-- Log files that somebody handed over, and what became of them.
CREATE TABLE log_imports (
  id text PRIMARY KEY,
  started timestamptz NOT NULL,
  state text NOT NULL,
  record jsonb NOT NULL,                -- contract/log-import.ts, LogImport
  format text NOT NULL,                 -- as it was asked for
  files integer[] NOT NULL DEFAULT '{}' -- numbers of its batches: the `file` of its exchanges
);
CREATE INDEX log_imports_by_time ON log_imports (started, id)
