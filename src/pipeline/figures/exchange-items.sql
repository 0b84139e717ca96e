-- The same of what exchanges show, in column __COLUMN__: of items drawn by their hashes, one of `every`. Parameters:
-- those, every, and population (accounts of which any is known).
WITH
  __LISTED__,
  shared AS (
    SELECT __COLUMN__ AS item, groupUniqArray(place) AS holding, uniqExact(side) AS sides
    FROM exchanges
    INNER JOIN listed USING (account)
    -- The items first: they leave few rows, and looking for each row's account is what costs.
    PREWHERE __COLUMN__ != 0 AND __COLUMN__ % {every:UInt32} = 0
    WHERE account IN (SELECT account FROM listed)
    GROUP BY item
    HAVING length(holding) > 1 AND ({both:UInt8} = 0 OR sides = 2)
  ),
  holders AS (
    SELECT __COLUMN__ AS item, uniqExact(account) AS population_count
    FROM exchanges
    PREWHERE __COLUMN__ != 0 AND __COLUMN__ % {every:UInt32} = 0
    WHERE __COLUMN__ IN (SELECT item FROM shared)
    GROUP BY item
  )
SELECT
  toString(item) AS id,
  population_count,
  arraySort(holding) AS places,
  count() OVER () AS items_found,
  sum(length(holding)) OVER () AS edges_found
FROM shared
INNER JOIN holders USING (item)
ORDER BY log(greatest({population:UInt64}, population_count) / population_count) * (1 - 1 / length(places)) DESC, id
LIMIT {items_max:UInt32}
