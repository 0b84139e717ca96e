-- What was read of each file: counted on the way in, so that no file is read twice for it.
CREATE TABLE IF NOT EXISTS intake_tally (
  file UInt32,
  accepted UInt64,                      -- exchanges
  rejected UInt64,                      -- lines that could not be used
  skipped UInt64                        -- entries that are not exchanges
) ENGINE = SummingMergeTree ORDER BY file
;

CREATE MATERIALIZED VIEW IF NOT EXISTS intake_tally_intake TO intake_tally AS
SELECT file, countIf(reason = '') AS accepted, countIf(reason != '') AS rejected FROM intake GROUP BY file
;

CREATE MATERIALIZED VIEW IF NOT EXISTS intake_mixed_tally TO intake_tally AS
SELECT file, count() AS skipped FROM intake_mixed WHERE reason = 'skipped' GROUP BY file
;

-- Lines of OpenAI batch files that are read together: requests, and answers to be joined to them.
CREATE TABLE IF NOT EXISTS batch_lines (
  file UInt32,
  custom_id String,
  answer UInt8,                         -- 1 where the line is of an output file
  response Tuple(status_code String, request_id String, body String)
) ENGINE = MergeTree ORDER BY (file, custom_id)
