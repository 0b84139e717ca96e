-- Every account with its activity, in an order that does not lean on names.
SELECT account, toUInt32(count()) AS exchanges
FROM exchanges
GROUP BY account
ORDER BY exchanges, min(at), sum(own), sum(id)
