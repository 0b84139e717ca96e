-- Accounts in no open or confirmed campaign, the first ones by their hashes, with the class of how many exchanges they have.
SELECT account, toUInt8(floor(log2(count()))) AS stratum
    FROM exchanges
    WHERE account NOT IN (SELECT account FROM campaign_members WHERE generation = {generation:UInt64} AND suspected)
    GROUP BY account
    ORDER BY account
    LIMIT {sample:UInt32}
