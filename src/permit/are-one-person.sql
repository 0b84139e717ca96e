-- Whether two principals may be one person: they are the same, one made the other's key, or one person made both keys.
-- Beside it the person behind each, as far as one is known: who signed in, or made the key that made the key.
-- $1, $2: ids of principals, person:SUBJECT or key:LINEAGE.
WITH RECURSIVE makers (of_principal, principal) AS (
  SELECT given, given FROM unnest(ARRAY[$1::text, $2::text]) AS given
  UNION
  SELECT of_principal, api_keys.created_by
  FROM makers JOIN api_keys ON makers.principal = 'key:' || api_keys.id
)
SELECT
  EXISTS (
    SELECT FROM makers AS first JOIN makers AS second USING (principal)
    WHERE first.of_principal = $1
      AND second.of_principal = $2
      AND (principal IN ($1, $2) OR principal LIKE 'person:%')
  ) AS same,
  (SELECT min(principal) FROM makers WHERE of_principal = $1 AND principal LIKE 'person:%') AS first_person,
  (SELECT min(principal) FROM makers WHERE of_principal = $2 AND principal LIKE 'person:%') AS second_person
