-- Ids of exchanges that are stored and come again after longer than ingest.repeat_days are made known anew: of a file that
-- somebody hands over nothing may be stored twice, however old it is.
INSERT INTO exchange_ids (id, account)
SELECT id, account
FROM exchanges
WHERE account IN (SELECT account FROM exchanges_arrived WHERE file = {file:UInt32})
  AND (id, account) IN (SELECT id, account FROM exchanges_arrived WHERE file = {file:UInt32})
  AND (id, account) NOT IN (SELECT id, account FROM exchange_ids WHERE id IN (SELECT id FROM exchanges_arrived))
