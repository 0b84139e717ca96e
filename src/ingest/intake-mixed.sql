-- Where formats hand over that hold other things beside exchanges: those are counted and go no further. Its columns are
-- those of intake; `reason` may be «skipped» as well: not an exchange.
CREATE TABLE IF NOT EXISTS intake_mixed AS intake ENGINE = Null
;

CREATE MATERIALIZED VIEW IF NOT EXISTS intake_mixed_intake TO intake AS
SELECT * FROM intake_mixed WHERE reason != 'skipped'
