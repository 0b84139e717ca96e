-- Lines of an import that could not be used, among the dead letters: each once, also where a stop or a failure has the file
-- read again. Of who was erased nothing is kept.
INSERT INTO dead_letters (id, at, format, reason, document, truncated, import, line)
SELECT
  concat('dead_', toString(reinterpretAsUUID(sipHash128({import:String}, lines.line)))) AS letter,
  now64(3),
  {format:String},
  found.reason,
  toValidUTF8(substring(lines.text, 1, {document_bytes_max:UInt64})),
  length(lines.text) > {document_bytes_max:UInt64},
  {import:String},
  lines.line
FROM (SELECT line, text FROM __SOURCE__) AS lines
INNER JOIN (
  SELECT line, min(rejected.reason) AS reason
  FROM rejected
  WHERE file = {file:UInt32} AND rejected.reason != {account_erased:String}
  GROUP BY line
  ORDER BY line
  LIMIT {room:UInt64}
) AS found ON found.line = lines.line
WHERE letter NOT IN (SELECT id FROM dead_letters WHERE import = {import:String})
