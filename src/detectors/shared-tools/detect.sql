-- Who offers the model which set of tools.
WITH held AS (SELECT DISTINCT account, tools AS item FROM exchanges WHERE tools != 0)
