-- Of what several publishers tell of innocents the greatest expected rate counts (k of N as a beta distribution, as matches are
-- held against it). A sum let one that claims «0 of very many» drown what honest ones saw.
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
  first_value(innocents) OVER commonest AS prevalence_accounts,
  first_value(innocents_of) OVER commonest AS prevalence_of
FROM (
  SELECT
    received_indicators.*,
    -- No operator has more accounts than people live.
    least((indicator #>> '{prevalence,accounts}')::bigint, 10000000000) AS innocents,
    least((indicator #>> '{prevalence,of}')::bigint, 10000000000) AS innocents_of
  FROM received_indicators
  WHERE revoked IS NULL
) AS standing
WINDOW
  same AS (PARTITION BY id ORDER BY source ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING),
  -- Of nobody nothing is known: that comes last.
  commonest AS (
    PARTITION BY id
    ORDER BY (innocents + 0.5) / nullif(innocents_of + 1, 1) DESC NULLS LAST, source
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING
  )
ORDER BY id, least(last_seen, received) DESC, source
