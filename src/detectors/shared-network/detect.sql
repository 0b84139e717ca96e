-- Who sends from which client address.
WITH held AS (SELECT DISTINCT account, network AS item FROM exchanges WHERE network != 0)
