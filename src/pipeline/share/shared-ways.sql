-- Ways of asking and parameters of a campaign, with how many of its accounts and of a sample of others show them: an
-- account shows what makes up half the campaign's share of its exchanges. Parameters: run, share_min, ways_max.
WITH
  looked AS (
    SELECT account, role = 'member' AS belongs FROM indicator_accounts
    WHERE run = {run:String} AND role != 'suspect'
  ),
  seen AS (
    SELECT
      account,
      at,
      belongs AS member,
      arrayConcat(
        arrayMap(bit -> ('elicitation', toString(bit)), bitPositionsToArray(elicitation)),
        [('parameter-tuple', toJSONString((toString(model), max_tokens, temperature, stream)))]) AS ways
    FROM exchanges
    JOIN looked USING (account)
  ),
  totals AS (SELECT account, any(member) AS is_member, count() AS total FROM seen GROUP BY account),
  by_account AS (
    SELECT account, way, any(member) AS member, count() AS shown, min(at) AS first, max(at) AS last
    FROM (SELECT account, at, member, arrayJoin(ways) AS way FROM seen)
    GROUP BY account, way
  ),
  campaign AS (
    SELECT
      way,
      sum(shown) AS exchanges,
      exchanges / (SELECT sum(total) FROM totals WHERE is_member) AS share,
      min(first) AS first_seen,
      max(last) AS last_seen
    FROM by_account
    WHERE member
    GROUP BY way
    HAVING share >= {share_min:Float64}
    ORDER BY share DESC, way
    LIMIT {ways_max:UInt32}
  )
SELECT
  way.1 AS kind,
  way.2 AS named,
  any(share) AS share_of,
  uniqExactIf(account, member AND shown / total >= share / 2) AS members_with,
  (SELECT count() FROM totals WHERE is_member) AS members_of,
  uniqExactIf(account, NOT member AND shown / total >= share / 2) AS others_with,
  (SELECT count() FROM totals WHERE NOT is_member) AS others_of,
  any(campaign.exchanges) AS exchanges_seen,
  formatDateTime(any(campaign.first_seen), '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS first,
  formatDateTime(any(campaign.last_seen), '%Y-%m-%dT%H:%i:%SZ', 'UTC') AS last
FROM by_account
JOIN campaign USING (way)
JOIN totals USING (account)
GROUP BY way
ORDER BY kind, share_of DESC, named
