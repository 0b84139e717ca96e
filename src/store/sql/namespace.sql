-- The database in which detection works beside a running server, over what stands in __MAIN__: its own tables for what
-- it makes, and what it reads as it was when the run began. What arrives meanwhile is not seen.
DROP TABLE IF EXISTS exchanges
;
DROP TABLE IF EXISTS accounts_seen
;
CREATE OR REPLACE VIEW events AS SELECT * FROM __MAIN__.events
;
CREATE TABLE IF NOT EXISTS files (file UInt32, path String) ENGINE = MergeTree ORDER BY file
;
CREATE TABLE IF NOT EXISTS rejected (file UInt32, line UInt64, reason String) ENGINE = MergeTree ORDER BY (file, line)
;
CREATE TABLE IF NOT EXISTS scope (account UInt64) ENGINE = MergeTree ORDER BY account
;
TRUNCATE TABLE scope
;
CREATE TABLE IF NOT EXISTS scope_members (name String) ENGINE = MergeTree ORDER BY name
;
TRUNCATE TABLE scope_members
