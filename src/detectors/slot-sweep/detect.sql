-- Slot sweep: one frame of first and last words, and ever new words between.
WITH
  frames AS (SELECT account, toInt64(count()) AS prompts FROM prompts WHERE frame != 0 GROUP BY account, frame),
  sweeps AS (
    SELECT account, sum(prompts) AS total,
      intDiv(1000000 * sumIf(prompts, prompts >= {prompts_min:UInt32}), total) AS share -- millionths
    FROM frames GROUP BY account
  )
SELECT
  `group`,
  replicate,
  toFloat64(sum(share)) / countIf(total > 0) / 1e6 AS statistic, -- mean over accounts; no number without content
  toUInt32(countIf(share >= 500000)) AS accounts -- members with half of their prompts or more in such frames
FROM sets LEFT JOIN sweeps USING account
GROUP BY `group`, replicate
