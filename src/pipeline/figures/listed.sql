listed AS (
    -- The accounts of a campaign, and after them those of another one (the same for a graph) in places from accounts_max on;
    -- who is in both counts as of the first.
    SELECT
      account,
      if(campaign = {campaign:UInt32}, 1, 2) AS side,
      toUInt32(rank + if(campaign = {campaign:UInt32}, 0, {accounts_max:UInt32})) AS place
    FROM campaign_members
    WHERE generation = {generation:UInt64} AND campaign IN ({campaign:UInt32}, {other:UInt32})
      AND rank < {accounts_max:UInt32}
    ORDER BY side
    LIMIT 1 BY account
  )
