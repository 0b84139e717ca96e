-- The lines of one log file. A line that holds an array of documents gives several rows.
CREATE TABLE IF NOT EXISTS staged (
  row UInt64,
  line UInt64,
  text String,
  bytes UInt64 MATERIALIZED length(text)
) ENGINE = MergeTree ORDER BY row
SETTINGS index_granularity = 1024
