-- Clearances by id. $1: now; null or what is wanted: $2 id, $3 account, $4 kind, $5 state, $6 id to begin after; $7 rows.
SELECT *
FROM (
  SELECT
    id,
    account_id,
    kind,
    CASE
      WHEN revoked IS NOT NULL THEN 'revoked'
      WHEN expires <= $1 THEN 'expired'
      WHEN kind = 'permit' AND approved IS NULL THEN 'requested'
      ELSE 'holds'
    END AS state,
    models,
    quota,
    purpose,
    reason,
    expires,
    created,
    created_by,
    approved,
    approved_by,
    approved_independently,
    revoked,
    revoked_by,
    revocation
  FROM clearances
  WHERE ($2::text IS NULL OR id = $2)
    AND ($3::text IS NULL OR account_id = $3)
    AND ($4::text IS NULL OR kind = $4)
    AND ($6::text IS NULL OR id > $6)
) AS clearance
WHERE $5::text IS NULL OR state = $5
ORDER BY id
LIMIT $7
