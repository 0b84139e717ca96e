-- A publisher's «last seen» counts up to when it came here: a time to come would never decay, and would stand before what
-- honest sources tell. No operator has more accounts than people live; greater numbers could overflow the sum.
CREATE OR REPLACE VIEW standing_indicators AS
SELECT DISTINCT ON (id)
  id,
  kind,
  CASE
    WHEN last_seen <= received THEN indicator
    ELSE indicator || jsonb_build_object(
      'last_seen', to_char(received AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    )
  END AS indicator,
  least(last_seen, received) AS last_seen,
  jsonb_agg(jsonb_build_object('source', source, 'object_id', object_id, 'received', received)) OVER same AS sources,
  (sum(least((indicator #>> '{prevalence,accounts}')::bigint, 10000000000)) OVER same)::bigint AS prevalence_accounts,
  (sum(least((indicator #>> '{prevalence,of}')::bigint, 10000000000)) OVER same)::bigint AS prevalence_of
FROM received_indicators
WHERE revoked IS NULL
WINDOW same AS (PARTITION BY id)
ORDER BY id, least(last_seen, received) DESC, source;
-- What is kept from now on has a half-life of `sharing.indicators.received_half_life_days_max` at most; this is its default.
UPDATE received_indicators SET indicator = indicator || '{"half_life_days": 365}'
WHERE (indicator ->> 'half_life_days')::double precision > 365
