held AS (
    -- What accounts hold of what is told of them and of their clients. A value is named by its hash.
    SELECT DISTINCT account, held_item.1 AS channel, held_item.2 AS item
    FROM (
      SELECT account, [
        ('payment', if(payment = '', 0, sipHash64(payment))),
        ('email_domain', if(email_domain = '', 0, sipHash64(email_domain))),
        ('organisation', if(org = '', 0, sipHash64(org)))
      ] AS items
      FROM (
        SELECT account, maxMerge(payment) AS payment, maxMerge(email_domain) AS email_domain, maxMerge(org) AS org
        FROM accounts_seen
        GROUP BY account
      )
      UNION ALL
      SELECT account, [
        ('user_agent', if(user_agent = '', 0, sipHash64(toString(user_agent)))),
        ('tls', tls),
        ('tools', tools),
        ('system_prompt', system)
      ] AS items
      FROM account_clients
    )
    ARRAY JOIN items AS held_item
    WHERE item != 0
  )
