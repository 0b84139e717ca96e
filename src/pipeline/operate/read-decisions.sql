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
  -- Stored as false where it was not asked, too: a throttle is asked in shadow, and in force where it let pass.
  if(
    decisions.within_rate OR (decisions.action = 'throttle' AND decisions.mode = 'shadow' AND decisions.overridden_by = ''),
    decisions.within_rate,
    NULL
  ) AS asked_rate,
  campaign,
  overridden_by,
  recorded_by,
  case_id
FROM decisions
WHERE ({account_id:String} = '' OR account_id = {account_id:String})
  AND ({campaign:String} = '' OR campaign = {campaign:String})
  AND ({policy:String} = '' OR policy = {policy:String})
  AND ({case_id:String} = '' OR case_id = {case_id:String})
  AND ({after_id:String} = '' OR (toUnixTimestamp64Milli(decisions.at), id) < ({after_ms:Int64}, {after_id:String}))
ORDER BY decisions.at DESC, id DESC
LIMIT 1 BY id
LIMIT {rows:UInt32}
