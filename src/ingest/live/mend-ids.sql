-- A process that died between an exchange and its id would take that exchange twice. Only its last batches can be so.
INSERT INTO exchange_ids (id, account)
SELECT id, account
FROM exchanges
WHERE file + 2 > (SELECT max(file) FROM exchanges)
  AND (id, account) NOT IN (
    SELECT id, account
    FROM exchange_ids
    WHERE id IN (SELECT id FROM exchanges WHERE file + 2 > (SELECT max(file) FROM exchanges))
  )
