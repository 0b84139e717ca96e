-- Decisions recorded for one account, by what made them and what came of them.
SELECT
  policy,
  action,
  mode,
  enforced,
  count() AS `count`,
  toUnixTimestamp64Milli(max(at)) AS last_ms
FROM decisions
WHERE account_id = {account_id:String}
GROUP BY policy, action, mode, enforced
ORDER BY `count` DESC, policy, action, mode, enforced
LIMIT 100
