-- Load balance: the hourly sum of the set varies less than its members do by themselves.
SELECT
  `group`,
  replicate,
  -log(ratio) AS statistic, -- above 0: when one works another rests
  toUInt32(accounts) AS accounts -- members whose hours vary
FROM ratios
