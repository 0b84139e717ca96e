-- The batch joins the exchanges, without what is here already.
INSERT INTO exchanges
SELECT *
FROM exchanges_arrived
WHERE (id, account) NOT IN (SELECT id, account FROM exchange_ids WHERE id IN (SELECT id FROM exchanges_arrived))
ORDER BY account, id, line
LIMIT 1 BY account, id
