-- Hand-off: one member's sitting begins just after another's ended. All pairs of the set are counted by one running sum
-- over its sorted starts and ends: ends within a window before s = (ends before s) - (ends before s - window).
-- The window of a whole pause before the same start holds no end of the account itself, and sets what is usual then.
,
  -- Sorting has a bound: of very large sets every second, third, … day is looked at, the same days in all sets.
  (SELECT intDiv(4 * sum(length(starts)), {marks_max:UInt64}) + 1 FROM sets INNER JOIN sittings USING account) AS day_step,
  days AS (
    SELECT account,
      arrayFilter(s -> intDiv(s, 86400000) % ifNull(day_step, 1) = 0, starts) AS day_starts,
      arrayFilter(e -> intDiv(e, 86400000) % ifNull(day_step, 1) = 0
        OR intDiv(e + {pause_ms:Int64}, 86400000) % ifNull(day_step, 1) = 0, ends) AS day_ends
    FROM sittings
  ),
  marks AS (
    SELECT account, mark.1 AS t, mark.2 AS is_end, mark.3 AS near, mark.4 AS far, mark.5 AS start
    FROM days
    ARRAY JOIN arrayConcat(
      arrayMap(e -> (e, 1, 0, 0, toInt64(0)), day_ends),
      arrayMap(s -> (s, 0, 1, 1, s), day_starts),
      arrayMap(s -> (s - {hand_off_ms:Int64}, 0, -1, 0, s), day_starts),
      arrayMap(s -> (s - {pause_ms:Int64}, 0, 0, -1, s), day_starts)
    ) AS mark
  ),
  counted AS (
    SELECT `group`, replicate, account, start, is_end, near, far,
      -- Of marks at one time those of starts come first: an end counts only if it lies before.
      sum(is_end) OVER (PARTITION BY `group`, replicate ORDER BY t, is_end ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS ended
    FROM sets INNER JOIN marks USING account
  ),
  starts_seen AS (
    SELECT `group`, replicate, account, start, toInt64(sum(near * ended)) AS near_ends, toInt64(sum(far * ended)) AS far_ends
    FROM counted WHERE is_end = 0 GROUP BY `group`, replicate, account, start
  ),
  pairs AS (
    SELECT `group`, replicate, sum(near_ends) AS near_pairs, sum(far_ends) AS far_pairs, uniqExactIf(account, near_ends > 0) AS accounts
    FROM starts_seen GROUP BY `group`, replicate
  )
SELECT
  `group`,
  replicate,
  -- Pairs (end, start) within the short window against those that the long one predicts; 1 is added to both.
  log((near_pairs + 1) / (far_pairs * {hand_off_ms:Int64} / {pause_ms:Int64} + 1)) AS statistic,
  toUInt32(accounts) AS accounts -- members that take over from another
FROM (SELECT DISTINCT `group`, replicate FROM sets) AS every LEFT JOIN pairs USING (`group`, replicate)
