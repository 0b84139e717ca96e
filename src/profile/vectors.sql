-- The additive sums of a profile, sparse: an account's texts added up, a half at a time. Dimension 1,024 holds the sum
-- of the squared lengths.
INSERT INTO profile_vectors
SELECT account, half, dimension, sum(unit) AS total
FROM text_vectors
ARRAY JOIN arrayPushBack(dimensions, 1024) AS dimension, arrayPushBack(arrayMap(u -> toInt64(u), units), intDiv(length2, 16384)) AS unit
GROUP BY account, half, dimension
