-- Words that an account writes in most of its texts: an application's template, a persona, a signature. They say who
-- sends, not what is asked: dressing accounts with words of their own would keep a campaign apart, and one template
-- would join strangers. Read from a bounded number of texts an account.
INSERT INTO own_words
SELECT account, groupArray(token) AS words
FROM (
  SELECT account, token, count() AS held, any(read) AS of
  FROM (
    SELECT account, tokens, count() OVER (PARTITION BY account) AS read
    FROM (
      SELECT account, own, any(tokens) AS tokens
      FROM exchanges
      WHERE own != 0
      GROUP BY account, own
      ORDER BY account, own
      LIMIT {texts_read:UInt32} BY account
    )
  )
  ARRAY JOIN tokens AS token
  WHERE read >= {texts_min:UInt32}
  GROUP BY account, token
  HAVING held > {share:Float64} * of
)
GROUP BY account
