-- Recorded decisions, the newest first; '' stands for any. $after: place of the last one of the page before.
SELECT
  id,
  toUnixTimestamp64Milli(decisions.at) AS at_ms,
  account_id,
  model,
  policy,
  policy_version,
  rule,
  action,
  mode,
  enforced,
  within_rate,
  campaign,
  overridden_by
FROM decisions
WHERE ({account_id:String} = '' OR account_id = {account_id:String})
  AND ({campaign:String} = '' OR campaign = {campaign:String})
  AND ({policy:String} = '' OR policy = {policy:String})
  AND ({after_id:String} = '' OR (toUnixTimestamp64Milli(decisions.at), id) < ({after_ms:Int64}, {after_id:String}))
ORDER BY decisions.at DESC, id DESC
LIMIT 1 BY id
LIMIT {rows:UInt32}
