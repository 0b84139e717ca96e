-- A page of the objects of a collection that one principal may see: what we publish, and what it sent itself.
-- $1 collection, $2 the principal, $3 added after, $4 ids, $5 types, $6 all versions, $7 last, $8 first, $9 versions
-- in microseconds, $10 rows, $11 bytes, $12 whether the objects themselves are wanted.
-- The order of adding is the order of pages: what is added meanwhile comes at the end, and what is withdrawn leaves no gap.
SELECT added_us, object_id, version,
  -- A page ends with the object that passes its bytes, so the first one always fits.
  total - bytes < $11 AS fits, CASE WHEN $12 AND total - bytes < $11 THEN object END AS object
FROM (
  SELECT added_us, object_id, version, object, bytes, sum(bytes) OVER (ORDER BY added_us) AS total
  FROM (
    SELECT o.added_us, o.object_id, o.version, o.object, CASE WHEN $12 THEN o.bytes ELSE 0 END AS bytes
    FROM taxii_objects o
    WHERE o.collection = $1 AND o.withdrawn IS NULL AND o.sender IN ('', $2)
      AND o.added_us > $3
      AND ($4::text[] IS NULL OR o.object_id = ANY ($4))
      AND ($5::text[] IS NULL OR o.type = ANY ($5))
      AND ($6 OR o.version_us = ANY ($9::bigint[])
        OR ($7 AND NOT EXISTS (
          SELECT 1 FROM taxii_objects n
          WHERE n.collection = $1 AND n.withdrawn IS NULL AND n.sender IN ('', $2) AND n.object_id = o.object_id
            AND (n.version_us, n.added_us) > (o.version_us, o.added_us)))
        OR ($8 AND NOT EXISTS (
          SELECT 1 FROM taxii_objects n
          WHERE n.collection = $1 AND n.withdrawn IS NULL AND n.sender IN ('', $2) AND n.object_id = o.object_id
            AND (n.version_us, n.added_us) < (o.version_us, o.added_us))))
    ORDER BY o.added_us LIMIT $10
  ) found
) summed
ORDER BY added_us
