-- Own accounts that show what indicators name. Of sketches only the candidates: match-sketches.sql. Parameters: generation,
-- touched (whether only what came since `since_ms` is looked at), since_ms.
WITH
  looked AS (
    SELECT indicator, community, epoch, kind, token
    FROM indicator_tokens
    WHERE generation = {generation:UInt64} AND kind != 'minhash'
      AND (NOT {touched:Bool}
        OR token IN (SELECT token FROM indicators_touched WHERE at >= fromUnixTimestamp64Milli({since_ms:Int64}, 'UTC')))
  )
SELECT
  indicator,
  any(community) AS community_of,
  any(epoch) AS epoch_of,
  any(kind) AS kind_of,
  uniqExact(account) AS accounts,
  sum(exchanges) AS exchanges_seen,
  formatDateTime(min(first), '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS first_seen,
  formatDateTime(max(last), '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS last_seen
FROM community_tokens
JOIN looked USING (token, kind, community, epoch)
WHERE token IN (SELECT token FROM looked)
GROUP BY indicator
