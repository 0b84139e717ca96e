-- Elicitation: exchanges that ask for what a student model needs, each weighed by how rare its kind is among all accounts.
WITH
  own_exchanges AS (SELECT account, elicitation FROM exchanges WHERE own != 0 AND step = 0),
  lengths AS (SELECT account, toInt64(count()) AS n FROM own_exchanges GROUP BY account),
  (SELECT toInt64(count()) FROM lengths) AS population,
  kinds AS (
    -- Every account counts alike: share of the account's exchanges with the bit, millionths.
    SELECT bit, sum(share) AS shares FROM (
      SELECT account, bit, intDiv(1000000 * hits, n) AS share FROM (
        SELECT account, arrayJoin(bitmaskToArray(elicitation)) AS bit, toInt64(count()) AS hits FROM own_exchanges GROUP BY account, bit
      ) AS hit INNER JOIN lengths USING account
    ) GROUP BY bit
  ),
  -- Rarity of a kind, ln(1 / share), millionths of a nat.
  (SELECT CAST((groupArray(bit), groupArray(toInt64(round(1e6 * log(1000000 * population / greatest(shares, 1)))))), 'Map(UInt16, Int64)')
    FROM (SELECT * FROM kinds ORDER BY bit)) AS rarity,
  asked AS (
    SELECT account, toInt64(count()) AS n, toInt64(countIf(elicitation != 0)) AS hits,
      intDiv(sum(arrayMax(bit -> rarity[bit], bitmaskToArray(elicitation))), n) AS surprise
    FROM own_exchanges WHERE account IN (SELECT account FROM sets) GROUP BY account
  )
SELECT
  `group`,
  replicate,
  toFloat64(sum(surprise)) / countIf(n > 0) / 1e6 AS statistic, -- mean over accounts; no number without content
  toUInt32(countIf(n > 0 AND 100 * hits >= {account_percent_min:UInt32} * n)) AS accounts -- members that do it often
FROM sets LEFT JOIN asked USING account
GROUP BY `group`, replicate
