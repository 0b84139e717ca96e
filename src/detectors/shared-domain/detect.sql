-- Who signed up under which e-mail domain.
CREATE TABLE held ENGINE = MergeTree ORDER BY tuple() AS
WITH found AS (
  SELECT account, sipHash64(maxMerge(email_domain)) AS item FROM accounts_seen GROUP BY account HAVING maxMerge(email_domain) != ''
)
