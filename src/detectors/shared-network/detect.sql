-- Who sends from which client address.
CREATE TABLE held ENGINE = MergeTree ORDER BY tuple() AS
WITH found AS (SELECT DISTINCT account, network AS item FROM exchanges WHERE network != 0)
