-- One row an account and half: which dimensions hold what.
SELECT account, half, groupArray(dimension) AS dimensions, groupArray(toInt32(sum)) AS totals
FROM (
  SELECT account, half, dimension, sum(total) AS sum
  FROM profile_vectors
  GROUP BY account, half, dimension
  HAVING sum != 0
)
GROUP BY account, half
