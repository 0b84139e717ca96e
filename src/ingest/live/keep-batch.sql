-- The batch joins the exchanges, without what is here already. By its number: a statement of an earlier batch that was
-- given up may still bring rows, or be this one and begin late.
INSERT INTO exchanges
SELECT *
FROM exchanges_arrived
WHERE file = {file:UInt32}
  AND (id, account) NOT IN (SELECT id, account FROM exchange_ids WHERE id IN (SELECT id FROM exchanges_arrived))
ORDER BY account, id, line
LIMIT 1 BY account, id
