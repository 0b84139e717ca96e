-- Who asks with which parameters. A request that sets none of them has no tuple.
WITH held AS (
  SELECT DISTINCT account, sipHash64(model, max_tokens, temperature, stream, tools) AS item
  FROM exchanges WHERE max_tokens != 0 OR temperature != -1
)
