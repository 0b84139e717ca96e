-- Pivot: accounts that were there before a model was released take it up within hours.
WITH
  -- But for a thousandth of the exchanges: one wrong clock does not make the log longer.
  (SELECT toDateTime(3600 * quantileExactWeighted(0.001)(hour, n), 'UTC')
    FROM (SELECT toInt64(intDiv(toUnixTimestamp(at), 3600)) AS hour, count() AS n FROM exchanges GROUP BY hour)) AS log_start,
  told AS (SELECT toString(model) AS model, min(at) AS released FROM events WHERE kind = 'model_released' GROUP BY model),
  uses AS (SELECT toString(model) AS model, min(at) AS first_use, uniqExact(account) AS users FROM exchanges WHERE model != '' GROUP BY model),
  -- The release as told, else the first use in the log, unless the log begins with it.
  releases AS (
    SELECT model, if(told.model = '', first_use, told.released) AS released
    FROM uses LEFT JOIN told ON uses.model = told.model
    WHERE users >= {model_accounts_min:UInt32} AND (told.model != '' OR first_use >= log_start + toIntervalDay({settle_days:UInt32}))
    ORDER BY released DESC, model LIMIT {releases_max:UInt32}
  ),
  lives AS (
    SELECT account, min(at) AS opened, max(at) AS closed
    FROM exchanges WHERE account IN (SELECT account FROM sets) GROUP BY account
  ),
  adoptions AS (
    SELECT account, toString(model) AS model, min(at) AS adopted
    FROM exchanges WHERE account IN (SELECT account FROM sets) AND model IN (SELECT model FROM releases) GROUP BY account, model
  ),
  -- One row an account and release that it lived through: bounded by releases_max rows an account.
  chances AS (
    SELECT account, model, released FROM lives CROSS JOIN releases WHERE opened < released AND closed >= released
  ),
  adopters AS (
    SELECT lived.account AS account, toInt64(count()) AS chances,
      toInt64(countIf(adoptions.model != '' AND adopted >= released AND adopted <= released + toIntervalHour({pivot_hours:UInt32}))) AS taken
    FROM chances AS lived LEFT JOIN adoptions ON lived.account = adoptions.account AND lived.model = adoptions.model
    GROUP BY account
  )
SELECT
  `group`,
  replicate,
  toFloat64(sum(taken)) / sum(chances) AS statistic, -- share of chances taken; no number where no release was lived through
  toUInt32(countIf(taken > 0)) AS accounts -- members that took one up in time
FROM sets LEFT JOIN adopters USING account
GROUP BY `group`, replicate
