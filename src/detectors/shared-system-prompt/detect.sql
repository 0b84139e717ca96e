-- Who sends which system prompt.
WITH held AS (SELECT DISTINCT account, system AS item FROM exchanges WHERE system != 0)
