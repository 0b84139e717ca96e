-- Who holds which item that somebody else holds too: one row an account and item. Channels by their place in CHANNELS.
WITH
  -- Accounts by their activity: an order that does not lean on names.
  ranked AS (
    SELECT account, toUInt32(row_number() OVER (ORDER BY count(), min(at), sum(own), sum(id)) - 1) AS place
    FROM exchanges GROUP BY account
  ),
  (SELECT count() FROM ranked) AS population,
  facts AS (
    SELECT account, maxMerge(payment) AS payment, maxMerge(email_domain) AS email_domain, maxMerge(org) AS org
    FROM accounts_seen GROUP BY account
  ),
  found AS (
    SELECT 0 AS channel, account, sipHash64(payment) AS item FROM facts WHERE payment != ''
    UNION ALL
    SELECT DISTINCT 1 AS channel, account, network AS item FROM exchanges WHERE network != 0
    UNION ALL
    SELECT 2 AS channel, account, sipHash64(email_domain) AS item FROM facts WHERE email_domain != ''
    UNION ALL
    SELECT 3 AS channel, account, sipHash64(org) AS item FROM facts WHERE org != ''
  ),
  held AS (SELECT channel, account, item, count() OVER (PARTITION BY channel, item) AS holders FROM found),
  -- What too many hold joins nobody: a NAT, a carrier, a mailbox provider.
  narrow AS (
    SELECT channel, account, item, holders,
      count() OVER (PARTITION BY channel, account) AS degree, -- with the items that it holds alone
      count() OVER (PARTITION BY channel) AS links
    FROM held
    WHERE holders <= least({hub_degree_max:UInt32}, {hub_share_max:Float64} * ifNull(population, 1))
  )
SELECT toUInt8(channel) AS channel, place, account, item, toUInt32(degree) AS degree, toUInt32(links) AS links,
  log(ifNull(population, 1) / holders) AS weight
FROM narrow INNER JOIN ranked USING account
WHERE holders > 1
ORDER BY channel, item, place
