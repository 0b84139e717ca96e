-- Synchrony: the hourly sum of the set varies more than its members do by themselves.
SELECT
  `group`,
  replicate,
  log(ratio) AS statistic, -- above 0: they work and rest together, beyond the hours that people keep
  toUInt32(accounts) AS accounts -- members whose hours vary
FROM ratios
