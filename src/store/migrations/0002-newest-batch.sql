-- The number of the newest batch. Numbers are never used again, also when retention took the exchanges of the newest.
CREATE TABLE IF NOT EXISTS newest_batch (file SimpleAggregateFunction(max, UInt32)) ENGINE = AggregatingMergeTree ORDER BY tuple()
;

CREATE MATERIALIZED VIEW IF NOT EXISTS newest_batch_insert TO newest_batch AS
SELECT max(file) AS file FROM exchanges
;

INSERT INTO newest_batch SELECT max(file) FROM exchanges
