-- Own accounts with a text like that of a received sketch: those that share a band with it, and of these the ones with
-- enough equal values. Parameters: those of match-tokens.sql, and equal_min.
WITH
  looked AS (
    SELECT indicator, community, epoch, token, signature
    FROM indicator_tokens
    WHERE generation = {generation:UInt64} AND kind = 'minhash'
      AND (NOT {touched:Bool}
        OR token IN (SELECT token FROM indicators_touched WHERE at >= fromUnixTimestamp64Milli({since_ms:Int64}, 'UTC')))
  ),
  candidates AS (
    SELECT DISTINCT indicator, community, epoch, account, looked.signature AS wanted
    FROM (
      SELECT community, epoch, token, account FROM community_tokens
      WHERE kind = 'minhash' AND token IN (SELECT token FROM looked)
    ) AS held
    JOIN looked USING (token, community, epoch)
  )
SELECT
  indicator,
  any(community) AS community_of,
  any(epoch) AS epoch_of,
  'minhash' AS kind_of,
  uniqExact(account) AS accounts,
  uniqExact(id) AS exchanges_seen,
  formatDateTime(min(at), '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS first_seen,
  formatDateTime(max(at), '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS last_seen
FROM (
  SELECT community, epoch, account, id, at, signature AS held_signature FROM community_sketches
  WHERE account IN (SELECT account FROM candidates)
) AS sketches
JOIN candidates USING (account, community, epoch)
WHERE arrayCount((own, other) -> own = other, held_signature, wanted) >= {equal_min:UInt32}
GROUP BY indicator
