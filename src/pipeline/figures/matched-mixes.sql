-- What exchanges of sets of innocent accounts are asked of, for and when: sums by kind and value. Each account is in a set
-- with the chance of its stratum, in millionths. Parameters: generation, sample, replicates, rates.
WITH
  innocents AS (
    __INNOCENTS__
  ),
  picked AS (
    SELECT account, replicate
    FROM innocents
    ARRAY JOIN range({replicates:UInt32}) AS replicate
    WHERE cityHash64(account, replicate) % 1000000 < {rates:Array(UInt64)}[stratum + 1]
  ),
  ways AS (
    SELECT account, way, count() AS shown
    FROM exchanges
    ARRAY JOIN __WAYS__ AS way
    WHERE account IN (SELECT account FROM innocents)
    GROUP BY account, way
  )
SELECT set, way.1 AS kind, groupArray(way.2) AS `values`, groupArray(shown_all) AS counts
FROM (
  SELECT replicate AS set, way, sum(shown) AS shown_all
  FROM picked
  INNER JOIN ways USING (account)
  GROUP BY set, way
)
GROUP BY set, kind
ORDER BY set, kind
