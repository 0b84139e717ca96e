-- What exchanges of campaigns are asked of, for and when: sums by kind and value, of a sample of each campaign's accounts by
-- their hashes. Parameters: generation, campaign, other, accounts_max, campaigns_max.
WITH
  asked AS (
    SELECT campaign, count() AS members, max(suspected) AS counts
    FROM campaign_members
    WHERE generation = {generation:UInt64}
    GROUP BY campaign
    HAVING campaign IN ({campaign:UInt32}, {other:UInt32}) OR (counts AND members >= 5)
    ORDER BY campaign IN ({campaign:UInt32}, {other:UInt32}) DESC, members DESC, campaign
    LIMIT {campaigns_max:UInt32}
  ),
  looked AS (
    SELECT campaign, account
    FROM campaign_members
    WHERE generation = {generation:UInt64} AND campaign IN (SELECT campaign FROM asked)
    ORDER BY campaign, account
    LIMIT {accounts_max:UInt32} BY campaign
  )
SELECT campaign AS set, way.1 AS kind, groupArray(way.2) AS `values`, groupArray(shown) AS counts
FROM (
  SELECT campaign, way, count() AS shown
  FROM exchanges
  INNER JOIN looked USING (account)
  ARRAY JOIN __WAYS__ AS way
  WHERE account IN (SELECT account FROM looked)
  GROUP BY campaign, way
)
GROUP BY set, kind
ORDER BY set, kind
