-- Marks every exchange of the group's accounts: does its text score above the group's threshold? A text is scored by
-- the model of the half that it is not in.
INSERT INTO group_exchanges
WITH
  scores AS (
    SELECT
      account,
      text,
      sum(if(text % 2 = 0, second, first)) / 256 / sqrt(any(length)) AS score
    FROM (
      SELECT account, text, length(tokens) AS length, arrayJoin(arrayMap(t -> bitAnd(t, 1048575), tokens)) AS bucket
      FROM texts
      WHERE account IN (SELECT account FROM sets WHERE `group` = {group:UInt32} AND replicate = 0)
    ) AS spoken
    INNER JOIN (SELECT bucket, first, second FROM group_words WHERE `group` = {group:UInt32}) AS words USING bucket
    GROUP BY account, text
  )
SELECT {group:UInt32}, account, at, id, toUInt8(score > {threshold:Float64})
FROM exchanges
LEFT JOIN scores ON scores.account = exchanges.account AND scores.text = exchanges.own
WHERE account IN (SELECT account FROM sets WHERE `group` = {group:UInt32} AND replicate = 0)
