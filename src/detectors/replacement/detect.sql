-- Replacement: when a member falls silent or is banned, a new one begins.
-- Counted by one running sum: starts in (stop, stop + window] = (starts up to stop + window) - (starts up to stop).
WITH
  -- First and last hour, but for a thousandth of the exchanges on either side: one wrong clock does not make the log longer.
  (SELECT (3600000 * quantileExactWeighted(0.001)(hour, n), 3600000 * quantileExactWeighted(0.999)(hour, n))
    FROM (SELECT toInt64(intDiv(toUnixTimestamp(at), 3600)) AS hour, count() AS n FROM exchanges GROUP BY hour)) AS log,
  bans AS (SELECT account, min(toUnixTimestamp64Milli(at)) AS banned FROM events WHERE kind = 'account_banned' GROUP BY account),
  lives AS (
    SELECT account, min(toUnixTimestamp64Milli(at)) AS opened, max(toUnixTimestamp64Milli(at)) AS closed
    FROM exchanges WHERE account IN (SELECT account FROM sets) GROUP BY account
  ),
  -- A start near the log's first day, or a silence near its last, may be the log's own edge; a ban is none.
  turns AS (
    SELECT account, opened, opened - log.1 >= {quiet_ms:Int64} AS starts,
      if(banned > 0, banned, closed) AS stopped, banned > 0 OR log.2 - closed >= {quiet_ms:Int64} AS stops
    FROM lives LEFT JOIN bans USING account
  ),
  marks AS (
    SELECT account, mark.1 AS t, mark.2 AS is_start, mark.3 AS sign
    FROM turns ARRAY JOIN arrayFilter(m -> m.4, [
      (opened, 1, 0, starts), (stopped, 0, -1, stops), (stopped + {replace_ms:Int64}, 0, 1, stops)]) AS mark
  ),
  counted AS (
    SELECT `group`, replicate, account, is_start, sign,
      sum(is_start) OVER (PARTITION BY `group`, replicate ORDER BY t RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS started
    FROM sets INNER JOIN marks USING account
  ),
  members AS (
    SELECT `group`, replicate, toInt64(sum(sign * started)) AS followed,
      toInt64(sum(is_start)) AS starts, toInt64(countIf(sign > 0)) AS stops
    FROM counted GROUP BY `group`, replicate, account
  ),
  pairs AS (
    SELECT `group`, replicate, sum(followed) AS followed_all, sum(starts) AS starts_all, sum(stops) AS stops_all, countIf(followed > 0) AS accounts
    FROM members GROUP BY `group`, replicate
  )
SELECT
  `group`,
  replicate,
  -- Pairs (stop, start) within the window against those of as many stops and starts strewn over the log; 1 is added to both.
  ifNull(log((followed_all + 1) / (starts_all * stops_all * {replace_ms:Int64} / (log.2 - log.1 + 1) + 1)), nan) AS statistic,
  toUInt32(accounts) AS accounts -- members that were replaced in time
FROM (SELECT DISTINCT `group`, replicate FROM sets) AS every LEFT JOIN pairs USING (`group`, replicate)
