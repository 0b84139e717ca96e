-- Hand-off: one member's sitting begins just after another's ended. All pairs of the set are counted by one running sum
-- over its sorted starts and ends: ends within a window before s = (ends before s) - (ends before s - window).
-- The window of a whole pause before the same start holds no end of the account itself, and sets what is usual then.
WITH
  -- Sorting has a bound: of very large sets every second, third, … day is looked at, the same days in all sets.
  (SELECT intDiv(4 * sum(length(starts)), {marks_max:UInt64}) + 1 FROM sets INNER JOIN sittings USING account) AS day_step,
  days AS (
    SELECT account,
      arrayFilter(s -> intDiv(s, 86400000) % ifNull(day_step, 1) = 0, starts) AS day_starts,
      arrayFilter(e -> intDiv(e, 86400000) % ifNull(day_step, 1) = 0
        OR intDiv(e + {pause_ms:Int64}, 86400000) % ifNull(day_step, 1) = 0, ends) AS day_ends
    FROM sittings
  ),
  -- One number a mark, four times its time and what it is: 0 a start, 1 and 2 where its two windows begin, 3 an end. Of
  -- marks at one time those of starts come first: an end counts only if it lies before.
  marks AS (
    SELECT account, arrayConcat(
      arrayMap(s -> 4 * s, day_starts),
      arrayMap(s -> 4 * (s - {hand_off_ms:Int64}) + 1, day_starts),
      arrayMap(s -> 4 * (s - {pause_ms:Int64}) + 2, day_starts),
      arrayMap(e -> 4 * e + 3, day_ends)) AS marks
    FROM days
  ),
  counted AS (
    SELECT `group`, replicate,
      arrayMap(m -> toUInt8(bitAnd(m, 3)), arraySort(groupArrayArray(marks))) AS kinds,
      arrayCumSum(kind -> toInt64(kind = 3), kinds) AS ended
    FROM sets INNER JOIN marks USING account GROUP BY `group`, replicate
  ),
  pairs AS (
    SELECT `group`, replicate,
      arraySum((kind, n) -> if(kind = 0, n, 0), kinds, ended) AS starts_after,
      starts_after - arraySum((kind, n) -> if(kind = 1, n, 0), kinds, ended) AS near_pairs,
      starts_after - arraySum((kind, n) -> if(kind = 2, n, 0), kinds, ended) AS far_pairs
    FROM counted
  ),
  -- Who takes over is asked of the groups alone: in the replicates it would cost more than all the rest.
  near_marks AS (
    SELECT account, mark.1 AS t, mark.2 AS is_end, mark.3 AS sign, mark.4 AS start
    FROM days
    ARRAY JOIN arrayConcat(
      arrayMap(e -> (e, 1, 0, toInt64(0)), day_ends),
      arrayMap(s -> (s, 0, 1, s), day_starts),
      arrayMap(s -> (s - {hand_off_ms:Int64}, 0, -1, s), day_starts)
    ) AS mark
  ),
  running AS (
    SELECT `group`, account, start, is_end, sign,
      sum(is_end) OVER (PARTITION BY `group` ORDER BY t, is_end ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS ended
    FROM (SELECT `group`, account FROM sets WHERE replicate = 0) AS members INNER JOIN near_marks USING account
  ),
  takers AS (
    SELECT `group`, toUInt32(0) AS replicate, uniqExact(account) AS accounts
    FROM (SELECT `group`, account FROM running WHERE is_end = 0 GROUP BY `group`, account, start HAVING sum(sign * ended) > 0)
    GROUP BY `group`
  )
SELECT
  `group`,
  replicate,
  -- Pairs (end, start) within the short window against those that the long one predicts; 1 is added to both.
  log((near_pairs + 1) / (far_pairs * {hand_off_ms:Int64} / {pause_ms:Int64} + 1)) AS statistic,
  toUInt32(takers.accounts) AS accounts -- members that take over from another; 0 for replicates
FROM (SELECT DISTINCT `group`, replicate FROM sets) AS every
LEFT JOIN pairs USING (`group`, replicate)
LEFT JOIN takers USING (`group`, replicate)
