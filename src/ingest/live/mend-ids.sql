-- A process that died between an exchange and its id would take that exchange twice. Only its last batches can be so.
INSERT INTO exchange_ids (id, account)
SELECT id, account
FROM exchanges
WHERE file + 2 > (SELECT max(file) FROM exchanges) AND id NOT IN (SELECT id FROM exchange_ids)
