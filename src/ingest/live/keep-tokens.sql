-- Tokens of the batch's exchanges join the others, without those of exchanges that are here already: as in keep-batch.sql,
-- and before it, for after it they all are.
INSERT INTO community_tokens
SELECT
  community,
  epoch,
  kind,
  token,
  account,
  toDateTime(min(at), 'UTC') AS first,
  toDateTime(max(at), 'UTC') AS last,
  uniqExact(id) AS exchanges
FROM community_tokens_arrived
WHERE file = {file:UInt32}
  AND (id, account) NOT IN (SELECT id, account FROM exchange_ids WHERE id IN (SELECT id FROM exchanges_arrived))
GROUP BY community, epoch, kind, token, account
;

INSERT INTO community_sketches
SELECT community, epoch, account, id, toDateTime(at, 'UTC') AS at, signature
FROM community_sketches_arrived
WHERE file = {file:UInt32}
  AND (id, account) NOT IN (SELECT id, account FROM exchange_ids WHERE id IN (SELECT id FROM exchanges_arrived))
;

TRUNCATE TABLE community_tokens_arrived
;

TRUNCATE TABLE community_sketches_arrived
