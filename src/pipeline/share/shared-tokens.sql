-- Tokens that members of a campaign share, and how many accounts outside all campaigns have them. Parameters: run,
-- community, epoch, accounts_min, per_kind_max.
WITH
  members AS (SELECT account FROM indicator_accounts WHERE run = {run:String} AND role = 'member'),
  suspects AS (SELECT account FROM indicator_accounts WHERE run = {run:String} AND role != 'outside'),
  shared AS (
    SELECT
      community,
      epoch,
      kind,
      token,
      uniqExact(account) AS members_with,
      sum(exchanges) AS exchanges_seen,
      min(first) AS first_seen,
      max(last) AS last_seen
    FROM account_tokens
    WHERE account IN (members)
      AND (community, epoch) IN (({community:String}, {epoch:String}), ('', ''))
      AND kind != 'minhash'
    GROUP BY community, epoch, kind, token
    HAVING members_with >= {accounts_min:UInt32}
  ),
  others AS (
    SELECT community, epoch, kind, token, uniqExact(account) AS others_with
    FROM community_tokens
    WHERE token IN (SELECT token FROM shared) AND account NOT IN (suspects)
    GROUP BY community, epoch, kind, token
  ),
  -- Of whom a value of this kind is known at all.
  known AS (
    SELECT
      community,
      epoch,
      kind,
      uniqExactIf(account, account IN (members)) AS members_of,
      uniqExactIf(account, account NOT IN (suspects)) AS others_of
    FROM community_tokens
    WHERE (community, epoch, kind) IN (SELECT community, epoch, kind FROM shared)
    GROUP BY community, epoch, kind
  ),
  -- User agents are published in the clear.
  agents AS (
    SELECT SHA256(concat('user-agent\0', agent)) AS token, agent
    FROM (SELECT DISTINCT toString(user_agent) AS agent FROM exchanges WHERE account IN (members) AND user_agent != '')
  )
SELECT
  shared.kind AS kind,
  lower(hex(shared.token)) AS token,
  agents.agent AS agent,
  members_with,
  members_of,
  others_with,
  others_of,
  exchanges_seen,
  formatDateTime(first_seen, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS first,
  formatDateTime(last_seen, '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS last
FROM shared
JOIN known USING (community, epoch, kind)
LEFT JOIN others USING (community, epoch, kind, token)
LEFT JOIN agents USING (token)
ORDER BY kind, (members_with + 1) / (members_of + 2) / (others_with + 1) DESC, token
LIMIT {per_kind_max:UInt32} BY kind
