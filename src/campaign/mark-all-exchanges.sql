-- Marks every exchange of the group's accounts: without content nothing tells harvest from cover.
INSERT INTO group_exchanges
SELECT {group:UInt32}, account, at, id, toUInt8(1)
FROM exchanges
WHERE account IN (SELECT account FROM sets WHERE `group` = {group:UInt32} AND replicate = 0)
