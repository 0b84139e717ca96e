-- What a policy would have done in shadow. A record that was written twice counts once. Version 0: all.
SELECT
  toUnixTimestamp64Milli(min(decisions.at)) AS first_ms,
  toUnixTimestamp64Milli(max(decisions.at)) AS last_ms,
  uniqExact(id) AS requests,
  uniqExact(account_id) AS accounts,
  uniqExactIf(id, overridden_by != '') AS cleared_requests
FROM decisions
WHERE policy = {name:String} AND mode = 'shadow' AND ({version:UInt32} = 0 OR policy_version = {version:UInt32})
  AND decisions.at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND decisions.at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
;

SELECT
  action,
  uniqExact(id) AS requests,
  uniqExact(account_id) AS accounts,
  uniqExactIf(id, action IN ('block', 'challenge') OR (action = 'throttle' AND NOT within_rate)) AS held
FROM decisions
WHERE policy = {name:String} AND mode = 'shadow' AND ({version:UInt32} = 0 OR policy_version = {version:UInt32})
  AND decisions.at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND decisions.at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND overridden_by = ''
GROUP BY action
ORDER BY requests DESC, action
;

SELECT rule, action, uniqExact(id) AS requests, uniqExact(account_id) AS accounts
FROM decisions
WHERE policy = {name:String} AND mode = 'shadow' AND ({version:UInt32} = 0 OR policy_version = {version:UInt32})
  AND decisions.at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND decisions.at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
GROUP BY rule, action
ORDER BY requests DESC, rule, action
LIMIT 200
;

SELECT
  account_id,
  argMax(action, decisions.at) AS action,
  argMax(rule, decisions.at) AS rule,
  argMax(campaign, decisions.at) AS campaign,
  uniqExact(id) AS requests,
  toUnixTimestamp64Milli(max(decisions.at)) AS last_ms
FROM decisions
WHERE policy = {name:String} AND mode = 'shadow' AND ({version:UInt32} = 0 OR policy_version = {version:UInt32})
  AND decisions.at >= fromUnixTimestamp64Milli({from_ms:Int64}, 'UTC') AND decisions.at < fromUnixTimestamp64Milli({to_ms:Int64}, 'UTC')
  AND overridden_by = ''
GROUP BY account_id
ORDER BY requests DESC, account_id
LIMIT 20
