-- What texts are searched for, from elicitation.ts and capability.ts (create-signals.ts fills it; empty: nothing is found).
CREATE TABLE IF NOT EXISTS signal_patterns (
  position UInt16,
  pattern String,
  elicitation UInt16,                   -- the bit that a match sets, or 0
  capability UInt64,                    -- the weight that it adds, six bits for each capability
  system Bool                           -- the system prompt is searched too
) ENGINE = MergeTree ORDER BY position
;

-- From the intake to what an exchange shows. The prompt's text ends here: what goes on are hashes, lengths and counts.
-- A step is a query of its own because the engine plans this anew for each block: a name used twice within one query is
-- copied with all that it stands for. As a single query, planning took 0.37 s a block; as steps that stay unmerged
-- (src/ingest/insert-file.ts), 0.05 s.
CREATE MATERIALIZED VIEW IF NOT EXISTS exchanges_intake TO exchanges AS
WITH
  -- One parse of each body for the four request forms: chat-completions, Responses, Messages, completions of a text.
  bodies AS (
    SELECT
      *,
      JSONExtract(request, 'Tuple(model String, max_tokens Nullable(UInt32), max_completion_tokens Nullable(UInt32), max_output_tokens Nullable(UInt32), temperature Nullable(Float64), stream Bool, system String, instructions String, input String, prompt String, suffix String, messages Array(Tuple(role String, type String, content String)), tools Array(Tuple(type String, name String, function Tuple(name String))), functions Array(Tuple(name String)))') AS body,
      JSONExtract(response, 'Tuple(usage Tuple(input_tokens UInt32, cache_creation_input_tokens UInt32, cache_read_input_tokens UInt32, output_tokens UInt32, prompt_tokens UInt32, completion_tokens UInt32, completion_tokens_details Tuple(reasoning_tokens UInt32), output_tokens_details Tuple(reasoning_tokens UInt32)))').usage AS usage
    FROM intake
    WHERE reason = ''
  ),
  -- Of several prompts all are read as one text; token ids are none, nor is the stored prompt that Responses name.
  prompted AS (
    SELECT
      *,
      multiIf(
        body.prompt = '', '',
        NOT match(body.prompt, '^[\\[{]') OR JSONType(request, 'prompt') = 'String', body.prompt,
        JSONType(request, 'prompt') = 'Array' AND JSONType(request, 'prompt', 1) = 'String',
          arrayStringConcat(JSONExtract(body.prompt, 'Array(String)'), '\n'),
        '') AS prompt
    FROM bodies
  ),
  conversations AS (
    SELECT
      *,
      CAST(multiIf(
        notEmpty(body.messages), body.messages,
        body.input = '', if(prompt = '', [], [('user', '', if(body.suffix = '', prompt, concat(prompt, '\n', body.suffix)))]),
        startsWith(body.input, '['), JSONExtract(body.input, 'Array(Tuple(role String, type String, content String))'),
        [('user', '', body.input)]
      ) AS Array(Tuple(role String, type String, content String))) AS messages
    FROM prompted
  ),
  turns AS (
    SELECT
      *,
      -- 1: the account's own text, 2: a tool's result, 3: the account's own without text (an image), 0: anything else.
      arrayMap((role, type, content) -> multiIf(
        role IN ('tool', 'function') OR endsWith(type, '_output'), 2,
        role != 'user' OR content IN ('', '[]'), 0,
        NOT startsWith(content, '[{'), 1,
        arrayMap(parts -> multiIf(
          NOT arrayExists(kind -> kind != '', parts.type), 1,
          arrayExists(p -> p.type IN ('text', 'input_text') AND p.text != '' AND NOT startsWith(p.text, '<system-reminder>'), parts), 1,
          has(parts.type, 'tool_result'), 2,
          3), [JSONExtract(content, 'Array(Tuple(type String, text String))')])[1]),
        messages.role, messages.type, messages.content) AS kinds,
      multiIf(body.system != '', body.system, body.instructions != '', body.instructions,
        messages.content[arrayFirstIndex(role -> role IN ('system', 'developer'), messages.role)]) AS system_content,
      -- The built-in tools of an API have a type and no name.
      arraySort(arrayConcat(
        arrayMap(t -> multiIf(t.name != '', t.name, t.function.name != '', t.function.name, t.type), body.tools),
        body.functions.name)) AS tool_names
    FROM conversations
  ),
  texts AS (
    SELECT
      *,
      -- Both may come as parts; a text that only looks like them stays as it is.
      arrayMap(content -> if(startsWith(content, '[{'),
        arrayMap(parts -> if(arrayExists(kind -> kind != '', parts.type),
          arrayStringConcat(arrayMap(p -> if(startsWith(p.text, '{"value":'), JSONExtractString(p.text, 'value'), p.text),
            arrayFilter(p -> p.type IN ('text', 'input_text') AND NOT startsWith(p.text, '<system-reminder>'), parts)), '\n'),
          content), [JSONExtract(content, 'Array(Tuple(type String, text String))')])[1],
        content), [messages.content[arrayLastIndex(kind -> kind = 1, kinds)], system_content]) AS plain,
      plain[1] AS own_text,
      plain[2] AS system_text
    FROM turns
  ),
  read AS (
    SELECT
      *,
      if(length(own_text) <= 3000 AND isASCII(own_text), lower(own_text), lowerUTF8(substringUTF8(own_text, 1, 3000))) AS read_text
    FROM texts
  ),
  scripts AS (
    SELECT
      *,
      isASCII(read_text) AS ascii,
      NOT ascii AND match(read_text, '[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}]') AS cjk,
      translate(read_text, '0123456789_.:\'', '0000000000    ') AS masked
    FROM read
  ),
  worded AS (
    SELECT
      *,
      -- Chinese, Japanese and Korean are read by the character, other scripts by the word.
      multiIf(
        ascii, splitByNonAlpha(masked),
        -- Every other character comes alone; of those, marks, symbols and emoji are left out by their ranges.
        cjk, arrayFilter(w -> w < '\x80' OR (w >= 'À' AND NOT (
            (w >= '\xE2\x80\x80' AND w < '⺀')
            OR (w >= '\xE3\x80\x80' AND w < '〡' AND w NOT IN ('々', '〆', '〇'))
            OR (w >= '︐' AND w < '０') OR (w >= '｛' AND w < 'ｦ')
            OR w IN ('・', '：', '；', '＜', '＝', '＞', '？', '＠', '［', '＼', '］', '＾', '＿', '｀')
            OR (w >= '\xF0\x9F\x80\x80' AND w < '\xF0\xA0\x80\x80'))),
          tokens(masked, 'unicodeWord')),
        splitByNonAlpha(replaceRegexpAll(masked, '[^\\pL\\pM\\pN\\x00-\\x7F]+', ' '))) AS words
    FROM scripts
  ),
  searched AS (
    WITH
      (SELECT (any(low), any(high)) FROM sketch_key) AS sketch,
      (SELECT groupArray(pattern) FROM (SELECT pattern FROM signal_patterns ORDER BY position)) AS patterns
    SELECT
      *,
      arrayMap(w -> sipHash64Keyed(sketch, w), words) AS hashes,
      multiMatchAllIndices(read_text, patterns) AS found,
      multiMatchAllIndices(lowerUTF8(substringUTF8(system_text, 1, 1500)), patterns) AS found_in_system
    FROM worded
  ),
  weighed AS (
    WITH
      (SELECT (groupArray(elicitation), groupArray(if(system, elicitation, 0)), groupArray(capability))
        FROM (SELECT * FROM signal_patterns ORDER BY position)) AS signals
    SELECT
      *,
      bitOr(arraySum(i -> signals.1[i], found), arraySum(i -> signals.2[i], found_in_system)) AS elicited,
      -- Six bits for each capability. Tools on offer speak for agentic use (code 2) as much as a word of weight 2.
      arraySum(i -> signals.3[i], found) + if(own_text = '' OR empty(tool_names), 0, bitShiftLeft(2, 6)) AS weights
    FROM searched
  ),
  fielded AS (
    SELECT
      *,
      if(weights = 0, [], arrayMap(code -> bitAnd(bitShiftRight(weights, 6 * code - 6), 63), range(1, 11))) AS fields
    FROM weighed
  )
SELECT
  sipHash64(fielded.account) AS account,
  if(fielded.id = '', sipHash64(fielded.account, at, request), sipHash64(fielded.id)) AS id,
  at,
  file,
  line,
  status,
  replaceAll(body.model, char(0), '') AS model,
  coalesce(body.max_tokens, body.max_completion_tokens, body.max_output_tokens, 0) AS max_tokens,
  ifNull(toInt32(round(body.temperature * 1000)), -1) AS temperature,
  body.stream AS stream,
  greatest(usage.input_tokens + usage.cache_creation_input_tokens + usage.cache_read_input_tokens, usage.prompt_tokens) AS input_tokens,
  greatest(usage.output_tokens, usage.completion_tokens) AS output_tokens,
  greatest(usage.completion_tokens_details.reasoning_tokens, usage.output_tokens_details.reasoning_tokens) AS reasoning_tokens,
  if(client_ip = '', 0, sipHash64(client_ip)) AS network,
  user_agent,
  if(fielded.tls = '', 0, sipHash64(fielded.tls)) AS tls,
  if(empty(tool_names), 0, sipHash64(tool_names)) AS tools,
  if(system_text = '', 0, sipHash64(system_text)) AS system,
  if(own_text = '', 0, sipHash64(read_text)) AS own,
  arrayCount(kind -> kind IN (1, 3), kinds) AS turn,
  kinds[arrayLastIndex(kind -> kind != 0, kinds)] = 2 AS step,
  lengthUTF8(own_text) AS own_length,
  arrayCount(w -> w >= '㐀' AND w < 'ꀀ', if(cjk, words, [])) * 2 > length(words) AS chinese,
  if(empty(hashes), 0, cityHash64(arraySlice(hashes, 1, 8), arraySlice(hashes, -8))) AS skeleton,
  elicited AS elicitation,
  if(empty(fields) OR arrayMax(fields) < 2, 0, indexOf(fields, arrayMax(fields))) AS capability,
  arrayDistinct(arrayConcat(
    arrayMap(h -> toUInt32(h), hashes),
    arrayMap((a, b) -> intHash32(a * 3 + b), arrayPopBack(hashes), arrayPopFront(hashes))
  )) AS tokens__CLEAR__
FROM fielded
