-- Sums over the stored exchanges of one account.
SELECT
  count() AS exchanges,
  sum(exchanges.input_tokens) AS input_tokens,
  sum(exchanges.output_tokens) AS output_tokens,
  sum(exchanges.reasoning_tokens) AS reasoning_tokens,
  toUnixTimestamp64Milli(min(at)) AS first_ms,
  toUnixTimestamp64Milli(max(at)) AS last_ms
FROM exchanges
WHERE account = sipHash64({account_id:String})
