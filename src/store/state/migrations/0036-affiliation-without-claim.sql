-- Older versions kept a country and a state's help beside no claim, and a corroborated help on grounds for a suspicion.
UPDATE campaigns SET affiliation = affiliation || '{"country": null, "state_assistance": "unknown"}'::jsonb
WHERE affiliation ->> 'level' = 'none-claimed';
UPDATE campaigns SET affiliation = affiliation || '{"state_assistance": "alleged"}'::jsonb
WHERE affiliation ->> 'state_assistance' = 'corroborated' AND (
  SELECT count(DISTINCT ground ->> 'source') FROM jsonb_array_elements(affiliation -> 'grounds') AS ground
  WHERE (ground ->> 'independent')::boolean
) < 2
