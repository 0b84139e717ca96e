-- One row a group, kind (model, capability, elicitation bit) and value: how many of the speaking exchanges have it.
SELECT `group`, fact.1 AS kind, fact.2 AS value, count() AS exchanges
FROM group_exchanges
INNER JOIN exchanges USING (account, at, id)
ARRAY JOIN arrayConcat(
  [('model', toString(model)), ('capability', toString(capability))],
  arrayMap(bit -> ('elicitation', toString(bit)), bitPositionsToArray(elicitation))
) AS fact
WHERE speaks = 1
GROUP BY `group`, kind, value
ORDER BY `group`, kind, exchanges DESC, value
