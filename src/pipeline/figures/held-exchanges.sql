held AS (
    -- What exchanges show, in column __COLUMN__: of items drawn by their hashes, one of `every`.
    SELECT DISTINCT account, '__CHANNEL__' AS channel, __COLUMN__ AS item
    FROM exchanges
    WHERE __COLUMN__ != 0 AND __COLUMN__ % {every:UInt32} = 0
  )
