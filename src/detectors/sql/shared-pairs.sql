-- The second half of every detector of shared items. The first half, its detect.sql, names who holds what:
--   WITH held AS (SELECT account, item …)   one row an account and item, no empty items
-- Pairs of members that share are counted from the number of holders, so no accounts are joined with each other.
,
  (SELECT uniqExact(account) FROM held) AS population,
  holders AS (
    SELECT item, toInt64(count()) AS holders,
      toInt64(round(1e6 * log(ifNull(population, 1) / holders))) AS weight -- of one pair, millionths of a nat: rare items weigh more
    FROM held GROUP BY item
  ),
  -- The channel without its hubs: the degree-corrected expectation of a pair is d1 d2 sum(w k (k - 1)) / M^2.
  (SELECT (sum(holders), sum(weight * holders * (holders - 1))) FROM holders WHERE holders <= {hub_degree_max:UInt32}) AS channel,
  hubs AS (SELECT item FROM holders WHERE holders > {hub_degree_max:UInt32}),
  degrees AS (
    SELECT account, toInt64(count()) AS degree
    FROM held WHERE account IN (SELECT account FROM sets) AND item NOT IN (SELECT item FROM hubs) GROUP BY account
  ),
  holdings AS (
    SELECT account, item FROM held
    WHERE account IN (SELECT account FROM sets) AND item IN (SELECT item FROM holders WHERE holders > 1)
  ),
  expectations AS (
    SELECT `group`, replicate, sum(degree) AS links, sum(degree * degree) AS squares
    FROM sets LEFT JOIN degrees USING account GROUP BY `group`, replicate
  ),
  met AS (
    SELECT `group`, replicate, item, toInt64(count()) AS members
    FROM sets INNER JOIN holdings USING account GROUP BY `group`, replicate, item HAVING members > 1
  ),
  shared AS (
    SELECT `group`, replicate, item, members, weight FROM met INNER JOIN holders USING item
    -- A hub counts only where the set is most of it: what everyone holds joins nobody.
    WHERE holders <= {hub_degree_max:UInt32} OR 2 * members >= holders
  ),
  weights AS (
    SELECT `group`, replicate, sum(weight * intDiv(members * (members - 1), 2)) AS weight FROM shared GROUP BY `group`, replicate
  ),
  -- Who shares is asked of the groups alone: in the replicates it would cost more than all the rest.
  sharers AS (
    SELECT `group`, replicate, uniqExact(account) AS accounts
    FROM (SELECT `group`, replicate, account, item FROM sets INNER JOIN holdings USING account WHERE replicate = 0) AS member
    INNER JOIN (SELECT `group`, item FROM shared WHERE replicate = 0) AS common USING (`group`, item)
    GROUP BY `group`, replicate
  )
SELECT
  `group`,
  replicate,
  -- Weighted pairs that share above those that the members' numbers of items predict, in nats; less than chance is none:
  -- else the small differences of the expectations would pass for a spread.
  greatest(0., (weights.weight
    - if(ifNull(channel.1, 0) = 0, 0., (links * links - squares) / 2 * ifNull(channel.2 / channel.1 / channel.1, 0.))) / 1e6) AS statistic,
  toUInt32(sharers.accounts) AS accounts -- members that hold an item which another member holds; 0 for replicates
FROM expectations
LEFT JOIN weights USING (`group`, replicate)
LEFT JOIN sharers USING (`group`, replicate)
