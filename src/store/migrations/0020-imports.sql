-- Until when an exchange stays that is older than retention.exchanges_days: one of a log file that somebody handed over
-- to look at. 1970: it has no such time. What arrives goes through the same columns.
ALTER TABLE exchanges ADD COLUMN IF NOT EXISTS kept_until DateTime('UTC') DEFAULT toDateTime(0, 'UTC')
;

ALTER TABLE exchanges_arrived ADD COLUMN IF NOT EXISTS kept_until DateTime('UTC') DEFAULT toDateTime(0, 'UTC')
;

-- The line of the file, where a letter is of an import.
ALTER TABLE dead_letters
  ADD COLUMN IF NOT EXISTS import String DEFAULT '',
  ADD COLUMN IF NOT EXISTS line UInt64 DEFAULT 0
