-- Who sends which system prompt.
CREATE TABLE held ENGINE = MergeTree ORDER BY tuple() AS
WITH found AS (SELECT DISTINCT account, system AS item FROM exchanges WHERE system != 0)
