-- Which models the named accounts used, and how often on the day on which they used each most.
SELECT name, model, toUInt64(max(requests)) AS busiest_day
FROM (
  SELECT account, toString(model) AS model, toDate(at) AS day, count() AS requests
  FROM exchanges
  WHERE account IN (SELECT sipHash64(arrayJoin({names:Array(String)})))
  GROUP BY account, model, day
) AS used
JOIN (
  SELECT arrayJoin({names:Array(String)}) AS name, sipHash64(name) AS account
) AS asked USING (account)
GROUP BY name, model
ORDER BY name, model
