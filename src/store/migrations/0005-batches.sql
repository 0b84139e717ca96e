-- The batches in which exchanges arrived: the beginning of the chain of custody.
CREATE TABLE IF NOT EXISTS batches (
  file UInt32,                          -- the number of the batch: the `file` of its exchanges
  received DateTime64(3, 'UTC'),
  format LowCardinality(String),
  bytes UInt64,                         -- of its documents, as they were handed to the engine
  sha256 String,                        -- of the same, hexadecimal
  exchanges UInt64,
  rejected UInt64                       -- documents, or parts of them, that could not be used
) ENGINE = MergeTree ORDER BY file
