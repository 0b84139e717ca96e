-- Who sends with which client: its name and version together with its TLS fingerprint.
WITH held AS (
  SELECT DISTINCT account, sipHash64(user_agent, tls) AS item FROM exchanges WHERE user_agent != '' OR tls != 0
)
