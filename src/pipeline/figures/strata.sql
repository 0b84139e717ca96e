-- Accounts of a campaign and of a sample of those in no open or confirmed one, by how many exchanges they have: classes of
-- powers of two. Parameters: generation, other (the campaign), accounts_max (of it), sample.
SELECT stratum, countIf(belongs) AS members, countIf(NOT belongs) AS innocents
FROM (
  SELECT toUInt8(floor(log2(count()))) AS stratum, true AS belongs
  FROM exchanges
  WHERE account IN (
    SELECT account FROM campaign_members WHERE generation = {generation:UInt64} AND campaign = {other:UInt32}
    ORDER BY account LIMIT {accounts_max:UInt32}
  )
  GROUP BY account
  UNION ALL
  SELECT stratum, false AS belongs FROM (__INNOCENTS__)
)
GROUP BY stratum
ORDER BY stratum
