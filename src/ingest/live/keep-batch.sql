-- The batch joins the exchanges, without what is here already. By its number: a statement of an earlier batch that was
-- given up may still bring rows, or be this one and begin late. What an import brings that is older than what is kept
-- stays for a while all the same.
INSERT INTO exchanges
SELECT * REPLACE (if(at < fromUnixTimestamp64Milli({older_than_ms:Int64}), toDateTime({kept_until_s:UInt32}, 'UTC'), kept_until) AS kept_until)
FROM exchanges_arrived
WHERE file = {file:UInt32}
  AND (id, account) NOT IN (SELECT id, account FROM exchange_ids WHERE id IN (SELECT id FROM exchanges_arrived))
ORDER BY account, id, line
LIMIT 1 BY account, id
