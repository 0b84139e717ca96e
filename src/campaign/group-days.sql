-- One row a group and day.
SELECT `group`, toString(toDate(at)) AS day, countIf(speaks = 1) AS speaking, countIf(speaks = 0) AS other
FROM group_exchanges
GROUP BY `group`, day
ORDER BY `group`, day
