-- Who pays with which instrument.
WITH held AS (
  SELECT account, sipHash64(maxMerge(payment)) AS item FROM accounts_seen GROUP BY account HAVING maxMerge(payment) != ''
)
