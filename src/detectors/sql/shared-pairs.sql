-- The second half of every detector of shared items. The first half, its detect.sql, names who holds what:
--   CREATE TABLE held … AS WITH found AS (SELECT account, item …)   one row an account and item, no empty items
-- Pairs of members that share are counted from the number of holders, so no accounts are joined with each other.
SELECT account, item, toInt64(count() OVER (PARTITION BY item)) AS holders FROM found
;
WITH
  (SELECT uniqExact(account) FROM held) AS population,
  weighed AS (
    SELECT account, item, holders,
      toInt64(round(1e6 * log(ifNull(population, 1) / holders))) AS weight -- of one pair, millionths of a nat: rare items weigh more
    FROM held
  ),
  -- The channel without its hubs, a row a holder: the degree-corrected expectation of a pair is d1 d2 sum(w k (k - 1)) / M^2.
  (SELECT (toInt64(count()), sum(weight * (holders - 1))) FROM weighed WHERE holders <= {hub_degree_max:UInt32}) AS channel,
  degrees AS (
    SELECT account, toInt64(count()) AS degree
    FROM held WHERE account IN (SELECT account FROM sets) AND holders <= {hub_degree_max:UInt32} GROUP BY account
  ),
  -- Of hubs only those that a set can be half of.
  (SELECT max(size) FROM (SELECT count() AS size FROM sets GROUP BY `group`, replicate)) AS set_size_max,
  holdings AS (
    SELECT account, item, holders, weight FROM weighed
    WHERE holders > 1 AND holders <= greatest({hub_degree_max:UInt32}, 2 * ifNull(set_size_max, 0)) AND account IN (SELECT account FROM sets)
  ),
  expectations AS (
    SELECT `group`, replicate, sum(degree) AS links, sum(degree * degree) AS squares
    FROM sets LEFT JOIN degrees USING account GROUP BY `group`, replicate
  ),
  -- The first holder of an item in a set meets none, the second one, the third two: m holders are m (m - 1) / 2 pairs.
  arrays AS (
    SELECT account, groupArray(item) AS items, groupArray(weight) AS weights
    FROM holdings WHERE holders <= {hub_degree_max:UInt32} GROUP BY account
  ),
  met AS (
    SELECT `group`, replicate,
      arraySum((w, nth) -> w * (toInt64(nth) - 1), groupArrayArray(weights), arrayEnumerateUniq(groupArrayArray(items))) AS weight
    FROM sets INNER JOIN arrays USING account GROUP BY `group`, replicate
  ),
  -- A hub counts only where the set is most of it: what everyone holds joins nobody.
  hubs AS (
    SELECT `group`, replicate, item, any(weight) AS w, any(holders) AS k, toInt64(count()) AS members
    FROM sets INNER JOIN (SELECT * FROM holdings WHERE holders > {hub_degree_max:UInt32}) AS held_widely USING account
    GROUP BY `group`, replicate, item HAVING 2 * members >= k
  ),
  weights AS (
    SELECT `group`, replicate, sum(weight) AS weight
    FROM (
      SELECT `group`, replicate, weight FROM met
      UNION ALL
      SELECT `group`, replicate, w * intDiv(members * (members - 1), 2) AS weight FROM hubs
    )
    GROUP BY `group`, replicate
  ),
  -- Who shares is asked of the groups alone: in the replicates it would cost more than all the rest.
  sharers AS (
    SELECT `group`, toUInt32(0) AS replicate, uniqExact(account) AS accounts
    FROM (
      SELECT `group`, account, holders, toInt64(count() OVER (PARTITION BY `group`, item)) AS members
      FROM (SELECT `group`, account FROM sets WHERE replicate = 0) AS member INNER JOIN holdings USING account
    )
    WHERE members > 1 AND (holders <= {hub_degree_max:UInt32} OR 2 * members >= holders)
    GROUP BY `group`
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
