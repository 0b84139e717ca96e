-- Who pays with which instrument.
CREATE TABLE held ENGINE = MergeTree ORDER BY tuple() AS
WITH found AS (
  SELECT account, sipHash64(maxMerge(payment)) AS item FROM accounts_seen GROUP BY account HAVING maxMerge(payment) != ''
)
