-- The distinct texts that an account itself wrote: retries, repeats and an agent's steps on one goal count once.
CREATE VIEW IF NOT EXISTS texts AS
SELECT
  account,                        -- UInt64
  own AS text,                    -- UInt64, hash of the text
  any(exchanges.tokens) AS tokens -- Array(UInt32), a function of the text
FROM exchanges
WHERE own != 0
GROUP BY account, own
