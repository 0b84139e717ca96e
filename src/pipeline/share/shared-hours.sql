-- The shape of a campaign's day, and how many accounts keep it: those no farther from it than the campaign's median
-- account (half the sum of absolute differences), of those with enough exchanges to have a shape. Parameters: run,
-- exchanges_min.
WITH
  looked AS (
    SELECT account, role = 'member' AS belongs FROM indicator_accounts
    WHERE run = {run:String} AND role != 'suspect'
  ),
  by_account AS (
    SELECT
      account,
      any(belongs) AS member,
      count() AS total,
      uniqExact(toDate(at, 'UTC')) AS days,
      sumForEach(arrayMap(hour -> toUInt64(toHour(at, 'UTC') = hour), range(24))) AS hours,
      min(at) AS first,
      max(at) AS last
    FROM exchanges
    JOIN looked USING (account)
    GROUP BY account
  ),
  campaign AS (
    SELECT
      sumForEach(hours) AS hours_all,
      sum(total) AS total_all,
      sum(days) AS days_all,
      min(first) AS first_seen,
      max(last) AS last_seen
    FROM by_account
    WHERE member
  ),
  distant AS (
    SELECT
      *,
      arraySum(arrayMap((own, all) -> abs(own / total - all / total_all), hours, hours_all)) / 2 AS distance
    FROM by_account
    CROSS JOIN campaign
    WHERE total >= {exchanges_min:UInt32}
  )
SELECT
  arrayMap(value -> round(value / any(total_all), 4), any(hours_all)) AS hours_of,
  round(any(total_all) / any(days_all), 2) AS exchanges_per_account_day,
  quantileExactIf(0.5)(distance, member) AS typical,
  arrayCount(value -> value <= typical, groupArrayIf(distance, member)) AS members_with,
  countIf(member) AS members_of,
  arrayCount(value -> value <= typical, groupArrayIf(distance, NOT member)) AS others_with,
  countIf(NOT member) AS others_of,
  any(total_all) AS exchanges_seen,
  formatDateTime(any(first_seen), '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS first,
  formatDateTime(any(last_seen), '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS last
FROM distant
HAVING members_of > 0
