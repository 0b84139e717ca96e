-- One row a group and model: what its speaking exchanges took.
SELECT
  `group`,
  toString(model) AS model,
  count() AS exchanges,
  sum(input_tokens) AS input_tokens,
  sum(output_tokens) AS output_tokens,
  sum(reasoning_tokens) AS reasoning_tokens
FROM group_exchanges
INNER JOIN exchanges USING (account, at, id)
WHERE speaks = 1
GROUP BY `group`, model
ORDER BY `group`, exchanges DESC, model
