-- The first half of the detectors of sittings: runs of one account's exchanges without a longer pause, in milliseconds.
CREATE TABLE sittings ENGINE = MergeTree ORDER BY tuple() AS
SELECT account, starts, ends
FROM (
  SELECT
    account,
    arraySort(groupArray(toUnixTimestamp64Milli(at))) AS times,
    -- When each sitting began and when it ended, both rising and of the same length.
    arrayFilter((t, before) -> t - before > {pause_ms:Int64}, times, arrayPushFront(arrayPopBack(times), times[1] - {pause_ms:Int64} - 1)) AS starts,
    arrayFilter((t, after) -> after - t > {pause_ms:Int64}, times, arrayPushBack(arrayPopFront(times), times[-1] + {pause_ms:Int64} + 1)) AS ends
  FROM exchanges WHERE account IN (SELECT account FROM sets) GROUP BY account
)
;
