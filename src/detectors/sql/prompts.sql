-- The first half of the detectors of prompts: one row an account and prompt, how often the account sent it, its frame, and
-- how many accounts of all sets sent it.
CREATE TABLE prompts ENGINE = MergeTree ORDER BY tuple() AS
SELECT account, own, n, frame, toInt64(count() OVER (PARTITION BY own)) AS senders
FROM (
  SELECT account, own, toInt64(count()) AS n, max(skeleton) AS frame
  FROM exchanges WHERE own != 0 AND step = 0 AND account IN (SELECT account FROM sets) GROUP BY account, own
)
;
