-- Accounts that hold items that one account holds: by channel how many items, the rarest one's holders, and how many
-- accounts share as rare a one. What too many hold joins nobody. Parameters: account, holders_max, accounts_max.
WITH
  __HELD__,
  items AS (
    SELECT channel, count() AS holders_count, groupArray(account) AS holders
    FROM held
    GROUP BY channel, item
    HAVING max(account = {account:UInt64}) = 1 AND holders_count <= {holders_max:UInt32}
  ),
  by_channel AS (
    SELECT holder, channel, count() AS shared, min(holders_count) AS rarest
    FROM items
    ARRAY JOIN holders AS holder
    WHERE holder != {account:UInt64}
    GROUP BY holder, channel
  )
SELECT
  toString(holder) AS hash,
  channel,
  shared AS items,
  rarest,
  count() OVER (PARTITION BY channel ORDER BY rarest) AS as_rare,
  sum(shared) OVER (PARTITION BY channel) AS links
FROM by_channel
ORDER BY as_rare, hash
LIMIT {accounts_max:UInt32}
