-- Self-similarity: mean cosine between prompts of different members, over words and word pairs weighed by rarity.
-- One prompt an account, that of the smallest hash, and a bounded number of accounts a set: chosen by content, not name.
CREATE TABLE one_prompt_each ENGINE = MergeTree ORDER BY tuple() AS
SELECT account, min(own) AS prompt, arrayFilter(t -> t % {one_in:UInt32} = 0, argMin(tokens, own)) AS sampled
FROM exchanges WHERE own != 0 AND step = 0 AND notEmpty(tokens) AND account IN (SELECT account FROM sets)
GROUP BY account HAVING notEmpty(sampled)
;
WITH
  (SELECT toInt64(count()) FROM one_prompt_each) AS population,
  words AS (
    SELECT token, toInt64(count()) AS prompts, log(ifNull(population, 1) / prompts) AS weight
    FROM (SELECT arrayJoin(sampled) AS token FROM one_prompt_each) GROUP BY token
  ),
  weighed AS (
    SELECT account, token, words.prompts AS prompts_with, toInt64(round(1e6 * weight)) AS micro
    FROM (SELECT account, arrayJoin(sampled) AS token FROM one_prompt_each) AS said INNER JOIN words USING token
  ),
  lengths AS (SELECT account, sqrt(toFloat64(sum(micro * micro))) AS length FROM weighed GROUP BY account HAVING length > 0),
  -- What no other prompt holds adds to its length and to no pair.
  vectors AS (
    SELECT account, token, toInt64(round(1e4 * micro / length)) AS part -- ten-thousandths of a vector of length 1
    FROM weighed INNER JOIN lengths USING account WHERE prompts_with > 1
  ),
  sampled_sets AS (
    SELECT `group`, replicate, account, row_number() OVER (PARTITION BY `group`, replicate ORDER BY prompt) AS place
    FROM sets INNER JOIN one_prompt_each USING account
  ),
  sizes AS (
    SELECT `group`, replicate, toInt64(count()) AS n FROM sampled_sets WHERE place <= {accounts_max:UInt32} GROUP BY `group`, replicate
  ),
  sums AS (
    SELECT `group`, replicate, token, sum(part) AS total, sum(part * part) AS squares
    FROM sampled_sets INNER JOIN vectors USING account WHERE place <= {accounts_max:UInt32} GROUP BY `group`, replicate, token
  ),
  pairs AS (SELECT `group`, replicate, sum(total * total - squares) AS products FROM sums GROUP BY `group`, replicate)
SELECT
  `group`,
  replicate,
  if(sizes.n < 2, nan, pairs.products / (sizes.n * (sizes.n - 1)) / 1e8) AS statistic, -- no number without two prompts
  toUInt32(sizes.n) AS accounts -- members whose prompt was compared
FROM (SELECT DISTINCT `group`, replicate FROM sets) AS every
LEFT JOIN sizes USING (`group`, replicate)
LEFT JOIN pairs USING (`group`, replicate)
