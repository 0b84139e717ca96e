-- How many accounts hold an item that a campaign holds, channel by channel: of another campaign, and of all accounts but
-- those of the first. Items that many hold are left out. Parameters: generation, campaign, other, accounts_max,
-- holders_max.
WITH
  __LISTED__,
  __HELD__,
  items AS (
    SELECT
      channel,
      groupArray((account, side)) AS holders,
      countIf(side = 1) > 0 AND countIf(side = 0) <= {holders_max:UInt32} AS marked
    FROM held
    LEFT JOIN listed USING (account)
    GROUP BY channel, item
  )
SELECT
  channel,
  uniqExactIf(holder.1, holder.2 != 1) AS population,
  uniqExactIf(holder.1, holder.2 != 1 AND marked) AS marked_count,
  uniqExactIf(holder.1, holder.2 = 2) AS drawn,
  uniqExactIf(holder.1, holder.2 = 2 AND marked) AS found
FROM items
ARRAY JOIN holders AS holder
GROUP BY channel
HAVING drawn > 0
ORDER BY channel
