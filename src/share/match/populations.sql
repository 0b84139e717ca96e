-- Of how many own accounts a value of a kind is known; of kinds that come without a prevalence also how often two of them
-- share one: the chance that an account shows the value of another one.
SELECT
  community,
  epoch,
  kind,
  of,
  if(of < 2 OR shown = 0, 0, pairs / shown / (of - 1)) AS coincidence
FROM (
  SELECT community, epoch, kind, uniqExact(account) AS of FROM community_tokens GROUP BY community, epoch, kind
) AS known
LEFT JOIN (
  SELECT community, epoch, kind, sum(accounts * (accounts - 1)) AS pairs, sum(accounts) AS shown
  FROM (
    -- Half a hash is enough to tell tokens apart, and rows that are not merged yet may count twice: it is a rate.
    SELECT community, epoch, kind, reinterpretAsUInt64(token) AS place, count() AS accounts
    FROM community_tokens
    WHERE kind IN ('network', 'user-agent')
    GROUP BY community, epoch, kind, place
  )
  GROUP BY community, epoch, kind
) AS shared USING (community, epoch, kind)
