-- What exchanges of an account are asked of, for and when: sums by kind and value. Parameters: account, values_max.
SELECT way.1 AS kind, way.2 AS value, count() AS exchanges
FROM exchanges
ARRAY JOIN __WAYS__ AS way
WHERE account = {account:UInt64} AND way.1 != 'days'
GROUP BY kind, value
ORDER BY kind, exchanges DESC, value
LIMIT {values_max:UInt32} BY kind
