-- Where formats hand over that hold other things beside exchanges: those are counted and go no further. Its columns are
-- those of intake; `reason` may be «skipped» as well: not an exchange.
CREATE TABLE IF NOT EXISTS intake_mixed AS intake ENGINE = Null
;

-- Of a store that an older version made; a view is never changed in place.
ALTER TABLE intake_mixed ADD COLUMN IF NOT EXISTS clear Tuple(payment String, client_ip String, tls String)
;

DROP VIEW IF EXISTS intake_mixed_intake
;

CREATE MATERIALIZED VIEW intake_mixed_intake TO intake AS
SELECT * FROM intake_mixed WHERE reason != 'skipped'
