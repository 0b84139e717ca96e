-- Exchanges of the batch that was just stored, without those that were here already, spread over it; those of accounts that
-- are looked for come first. What is stored lies by account and time: only there it is looked for.
SELECT
  toUnixTimestamp64Milli(exchanges_arrived.at) AS at_ms,
  names.name AS account,
  model,
  input_tokens,
  output_tokens,
  reasoning_tokens,
  capability,
  count() OVER () AS arrived
FROM exchanges_arrived
LEFT JOIN (
  SELECT accounts_seen.account AS hash, anyMerge(accounts_seen.name) AS name
  FROM accounts_seen
  WHERE accounts_seen.account IN (SELECT exchanges_arrived.account FROM exchanges_arrived WHERE file = {file:UInt32})
  GROUP BY hash
) AS names ON names.hash = exchanges_arrived.account
WHERE file = {file:UInt32}
  AND (exchanges_arrived.account, id, line) IN (
    SELECT exchanges.account, exchanges.id, exchanges.line
    FROM exchanges
    WHERE exchanges.file = {file:UInt32}
      AND exchanges.account IN (SELECT exchanges_arrived.account FROM exchanges_arrived WHERE file = {file:UInt32})
      AND exchanges.at >= (SELECT min(exchanges_arrived.at) FROM exchanges_arrived WHERE file = {file:UInt32})
      AND exchanges.at <= (SELECT max(exchanges_arrived.at) FROM exchanges_arrived WHERE file = {file:UInt32})
  )
ORDER BY has({accounts:Array(String)}, names.name) DESC, intHash64(id)
LIMIT {rows:UInt32}
