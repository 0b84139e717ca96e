-- Who offers the model which set of tools.
CREATE TABLE held ENGINE = MergeTree ORDER BY tuple() AS
WITH found AS (SELECT DISTINCT account, tools AS item FROM exchanges WHERE tools != 0)
