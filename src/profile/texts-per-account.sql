-- How many accounts have so many texts.
SELECT texts, count() AS accounts
FROM (
  SELECT least(count(), {most:UInt32}) AS texts
  FROM texts
  WHERE notEmpty(tokens)
  GROUP BY account
)
GROUP BY texts
ORDER BY texts
