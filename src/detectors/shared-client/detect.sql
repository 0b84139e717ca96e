-- Who sends with which client: its name and version together with its TLS fingerprint.
CREATE TABLE held ENGINE = MergeTree ORDER BY tuple() AS
WITH found AS (
  SELECT account, sipHash64(user_agent, tls) AS item
  FROM exchanges WHERE user_agent != '' OR tls != 0 GROUP BY account, user_agent, tls
)
