-- Whether two principals may be one person: they are the same, one had the other's key in hand, or one person had both.
-- A key was in the hands of who made it and of all who rotated it: each was told a token of it. Beside it a person behind
-- each, as far as all hands are known to be of persons: who signed in, or made the key that made the key.
-- $1, $2: ids of principals, person:SUBJECT or key:LINEAGE.
WITH RECURSIVE hands (of_principal, principal) AS (
  SELECT given, given FROM unnest(ARRAY[$1::text, $2::text]) AS given
  UNION
  SELECT hands.of_principal, hand.principal
  FROM hands
  JOIN api_keys ON hands.principal = 'key:' || api_keys.lineage
  CROSS JOIN LATERAL unnest(ARRAY[api_keys.created_by, api_keys.rotated_by]) AS hand (principal)
  WHERE hand.principal IS NOT NULL
),
persons AS (
  SELECT of_principal, min(principal) FILTER (WHERE principal LIKE 'person:%') AS person
  FROM hands
  GROUP BY of_principal
  HAVING bool_and(principal LIKE 'person:%' OR EXISTS (SELECT FROM api_keys WHERE principal = 'key:' || lineage))
)
SELECT
  EXISTS (
    SELECT FROM hands AS first JOIN hands AS second USING (principal)
    WHERE first.of_principal = $1
      AND second.of_principal = $2
      AND (principal IN ($1, $2) OR principal LIKE 'person:%')
  ) AS same,
  (SELECT person FROM persons WHERE of_principal = $1) AS first_person,
  (SELECT person FROM persons WHERE of_principal = $2) AS second_person
