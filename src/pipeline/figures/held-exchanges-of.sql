held AS (
    -- Who shows what an account shows, in column __COLUMN__: the items that it shows most.
    SELECT DISTINCT account, '__CHANNEL__' AS channel, __COLUMN__ AS item
    FROM exchanges
    WHERE __COLUMN__ IN (
      SELECT __COLUMN__ FROM exchanges WHERE account = {account:UInt64} AND __COLUMN__ != 0
      GROUP BY __COLUMN__ ORDER BY count() DESC, __COLUMN__ LIMIT {items_max:UInt32}
    )
  )
