-- Who asks with which parameters. A request that sets none of them has no tuple.
CREATE TABLE held ENGINE = MergeTree ORDER BY tuple() AS
WITH found AS (
  SELECT account, sipHash64(model, max_tokens, temperature, stream, tools) AS item
  FROM exchanges WHERE max_tokens != 0 OR temperature != -1 GROUP BY account, model, max_tokens, temperature, stream, tools
)
