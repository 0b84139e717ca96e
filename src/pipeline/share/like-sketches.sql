-- Accounts with a text like that of a sketch: a share of equal values. Parameters: run, community, epoch, signature,
-- equal_min.
WITH
  members AS (SELECT account FROM indicator_accounts WHERE run = {run:String} AND role = 'member'),
  suspects AS (SELECT account FROM indicator_accounts WHERE run = {run:String} AND role != 'outside')
SELECT
  uniqExactIf(account, alike AND account IN (members)) AS members_with,
  uniqExactIf(account, account IN (members)) AS members_of,
  uniqExactIf(account, alike AND account NOT IN (suspects)) AS others_with,
  uniqExactIf(account, account NOT IN (suspects)) AS others_of,
  countIf(alike AND account IN (members)) AS exchanges_seen,
  formatDateTime(minIf(at, alike AND account IN (members)), '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS first,
  formatDateTime(maxIf(at, alike AND account IN (members)), '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS last
FROM (
  SELECT
    account,
    at,
    arrayCount((own, other) -> own = other, signature, {signature:Array(UInt32)}) >= {equal_min:UInt32} AS alike
  FROM community_sketches FINAL
  WHERE community = {community:String} AND epoch = {epoch:String}
)
