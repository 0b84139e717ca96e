-- Accounts of a campaign with their places, the surest first. Parameters: generation, campaign, accounts_max.
SELECT name AS id, role, score, exchanges, rank
FROM campaign_members
WHERE generation = {generation:UInt64} AND campaign = {campaign:UInt32} AND rank < {accounts_max:UInt32}
ORDER BY rank
