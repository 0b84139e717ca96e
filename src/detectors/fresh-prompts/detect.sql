-- Fresh prompts: no member repeats itself, and no member repeats another: the union grows with every account.
WITH
  decks AS (
    SELECT account, toInt64(count()) AS different,
      -- A prompt that one account alone sent is new to every set; only the others have to be counted by set.
      toInt64(countIf(senders = 1)) AS alone,
      intDiv(1000000 * different, sum(n)) AS fresh -- share of its exchanges that are no repetition, millionths
    FROM prompts GROUP BY account
  ),
  repeated AS (SELECT account, groupArray(own) AS owns FROM prompts WHERE senders > 1 GROUP BY account),
  met AS (
    SELECT `group`, replicate, toInt64(uniqExactArray(owns)) AS prompts
    FROM sets INNER JOIN repeated USING account GROUP BY `group`, replicate
  ),
  members AS (
    SELECT `group`, replicate, sum(fresh) AS fresh_all, countIf(different > 0) AS writers, sum(alone) AS alone_all,
      sum(different) AS different_all, countIf(fresh >= 900000) AS accounts
    FROM sets LEFT JOIN decks USING account GROUP BY `group`, replicate
  )
SELECT
  `group`,
  replicate,
  -- Mean share of fresh prompts within accounts, times the union over the sum of the members' prompts.
  if(different_all = 0, nan, fresh_all / writers / 1e6 * (alone_all + met.prompts) / different_all) AS statistic,
  toUInt32(members.accounts) AS accounts -- members that hardly ever repeat themselves
FROM members LEFT JOIN met USING (`group`, replicate)
