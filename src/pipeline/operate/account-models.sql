-- The models that one account used most.
SELECT model AS name, count() AS exchanges
FROM exchanges
WHERE account = sipHash64({account_id:String})
GROUP BY model
ORDER BY exchanges DESC, model
LIMIT 10
