-- Tokens of the batch's exchanges join the others, without those of exchanges that are here already: as in keep-batch.sql,
-- and before it, for after it they all are. They stay as long as those.
INSERT INTO community_tokens (community, epoch, kind, token, account, first, last, exchanges, kept_until)
SELECT
  community,
  epoch,
  kind,
  token,
  account,
  toDateTime(min(at), 'UTC') AS first,
  toDateTime(max(at), 'UTC') AS last,
  uniqExact(id) AS exchanges,
  if(min(community_tokens_arrived.at) < fromUnixTimestamp64Milli({older_than_ms:Int64}), toDateTime({kept_until_s:UInt32}, 'UTC'), toDateTime(0, 'UTC'))
FROM community_tokens_arrived
WHERE file = {file:UInt32}
  AND (id, account) NOT IN (SELECT id, account FROM exchange_ids WHERE id IN (SELECT id FROM exchanges_arrived))
GROUP BY community, epoch, kind, token, account
;

INSERT INTO community_sketches (community, epoch, account, id, at, signature, kept_until)
SELECT community, epoch, account, id, toDateTime(at, 'UTC'), signature,
  if(at < fromUnixTimestamp64Milli({older_than_ms:Int64}), toDateTime({kept_until_s:UInt32}, 'UTC'), toDateTime(0, 'UTC'))
FROM community_sketches_arrived
WHERE file = {file:UInt32}
  AND (id, account) NOT IN (SELECT id, account FROM exchange_ids WHERE id IN (SELECT id FROM exchanges_arrived))
;

TRUNCATE TABLE community_tokens_arrived
;

TRUNCATE TABLE community_sketches_arrived
