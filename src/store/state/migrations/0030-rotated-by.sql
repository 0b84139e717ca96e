-- Who was told the new token of a rotated key: they count as a maker of it (are-one-person.sql).
ALTER TABLE api_keys ADD COLUMN rotated_by text;
-- Where the audit log does not know it either: neither a person nor a key, so nobody is known to stand behind the key.
UPDATE api_keys SET rotated_by = coalesce((SELECT actor FROM audit WHERE action = 'key.rotated' AND subject = 'key:' || api_keys.id ORDER BY seq DESC LIMIT 1), 'unknown') WHERE rotated IS NOT NULL;
ALTER TABLE api_keys ADD CHECK ((rotated IS NULL) = (rotated_by IS NULL))
