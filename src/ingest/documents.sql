-- Raw text → documents. Where `fault` is empty, `doc` is a valid JSON object; otherwise it is the start of the text.
-- Most lines are sound and pass untouched. The others are mended where that is possible (mended-sql.ts).
SELECT
  line,
  if(sound, '', multiIf(
    length(text) > {line_bytes_max:UInt64}, concat('line longer than ', formatReadableSize({line_bytes_max:UInt64})),
    NOT isValidJSON(mended), 'not JSON',
    NOT match(mended, '^\\s*\\{'), 'not an object',
    '')) AS fault,
  if(sound, text, if(fault = '', mended, substring(text, 1, 1000))) AS doc
FROM (
  SELECT
    line,
    text,
    sound,
    if(sound OR length(text) > {line_bytes_max:UInt64}, '', __MENDED__) AS mended
  FROM (
    SELECT
      line,
      text,
      startsWith(text, '{') AND length(text) <= {line_bytes_max:UInt64} AND isValidJSON(text) AS sound
    FROM (__SOURCE__)
    WHERE NOT match(text, '^\\s*$')
  )
)
