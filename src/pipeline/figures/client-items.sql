-- What accounts share of what is told of them and of their clients: one row an item that two of them hold, with their
-- places in listed.sql. Parameters: generation, campaign, other, both (1: only what both campaigns hold), accounts_max,
-- items_max, population (accounts of which anything is known).
WITH
  __LISTED__,
  __HELD__
SELECT
  channel,
  toString(item) AS id,
  count() AS population_count,
  arraySort(groupArrayIf(place, side != 0)) AS places,
  count() OVER () AS items_found,
  sum(length(places)) OVER () AS edges_found
FROM held
LEFT JOIN listed USING (account)
GROUP BY channel, item
HAVING length(places) > 1 AND ({both:UInt8} = 0 OR (countIf(side = 1) > 0 AND countIf(side = 2) > 0))
ORDER BY log(greatest({population:UInt64}, population_count) / population_count) * (1 - 1 / length(places)) DESC, channel, id
LIMIT {items_max:UInt32}
