-- One row a group and account.
SELECT `group`, account, count() AS exchanges, countIf(speaks = 1) AS speaking
FROM group_exchanges
GROUP BY `group`, account
ORDER BY `group`, account
