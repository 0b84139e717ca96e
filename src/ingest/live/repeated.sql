-- Lines of the batch whose exchange is here already, or stands twice in the batch.
SELECT line
FROM (
  SELECT
    line,
    row_number() OVER (PARTITION BY account, id ORDER BY line) > 1
      OR (id, account) IN (SELECT id, account FROM exchange_ids WHERE id IN (SELECT id FROM exchanges_arrived)) AS again
  FROM exchanges_arrived
  WHERE file = {file:UInt32}
)
WHERE again
ORDER BY line
