-- The work on campaigns. A campaign has a case as soon as it is raised: a row stands here once somebody has changed it.
CREATE TABLE cases (
  campaign text PRIMARY KEY REFERENCES campaigns (id) ON DELETE CASCADE,
  status text NOT NULL CHECK (status IN ('new', 'working', 'waiting', 'done')),
  priority text NOT NULL CHECK (priority IN ('low', 'normal', 'high', 'urgent')),
  assignee text,                        -- id of a principal
  version integer NOT NULL CHECK (version > 0),
  updated timestamptz NOT NULL,
  updated_by text NOT NULL
);
CREATE TABLE case_notes (
  id text PRIMARY KEY,
  campaign text NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  at timestamptz NOT NULL,
  written_by text NOT NULL,
  words text NOT NULL                   -- Markdown, as its source
);
CREATE INDEX case_notes_by_campaign ON case_notes (campaign, at);
CREATE TABLE case_tasks (
  id text PRIMARY KEY,
  campaign text NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
  title text NOT NULL,
  created timestamptz NOT NULL,
  created_by text NOT NULL,
  done timestamptz,
  done_by text
);
CREATE INDEX case_tasks_by_campaign ON case_tasks (campaign, created);
-- What was done of one kind: packages of evidence that were made.
CREATE INDEX audit_by_action ON audit (action, seq)
