-- Who writes under which frame: the first and last words of a prompt, numbers masked.
WITH held AS (SELECT DISTINCT account, skeleton AS item FROM exchanges WHERE skeleton != 0 AND step = 0)
