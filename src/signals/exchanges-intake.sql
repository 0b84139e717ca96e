-- From the intake to what an exchange shows. The prompt's text ends here: what goes on are hashes, lengths and counts.
CREATE MATERIALIZED VIEW IF NOT EXISTS exchanges_intake TO exchanges AS
WITH
  (SELECT (any(low), any(high)) FROM sketch_key) AS sketch,
  -- One parse of each body for the three request forms: chat-completions, Responses, Messages.
  JSONExtract(request, 'Tuple(model String, max_tokens Nullable(UInt32), max_completion_tokens Nullable(UInt32), max_output_tokens Nullable(UInt32), temperature Nullable(Float64), stream Bool, system String, instructions String, input String, messages Array(Tuple(role String, type String, content String)), tools Array(Tuple(name String, function Tuple(name String))))') AS body,
  JSONExtract(response, 'Tuple(usage Tuple(input_tokens UInt32, output_tokens UInt32, prompt_tokens UInt32, completion_tokens UInt32, completion_tokens_details Tuple(reasoning_tokens UInt32), output_tokens_details Tuple(reasoning_tokens UInt32)))').usage AS usage,
  CAST(multiIf(
    notEmpty(body.messages), body.messages,
    body.input = '', [],
    startsWith(body.input, '['), JSONExtract(body.input, 'Array(Tuple(role String, type String, content String))'),
    [('user', '', body.input)]
  ) AS Array(Tuple(role String, type String, content String))) AS messages,
  -- A tool's result comes under the role tool, or as a part of a user message, or as an item of its own.
  arrayMap(m -> m.role IN ('tool', 'function') OR m.type = 'function_call_output'
    OR (startsWith(m.content, '[') AND position(m.content, '"tool_result"') > 0 AND position(m.content, '"type":"text"') = 0), messages) AS is_result,
  arrayFilter((m, result) -> m.role = 'user' AND NOT result AND m.content != '', messages, is_result) AS own_messages,
  if(empty(own_messages), '', own_messages[-1].content) AS last_content,
  if(startsWith(last_content, '[{'),
    arrayStringConcat(arrayMap(p -> p.text, arrayFilter(p -> p.type IN ('text', 'input_text'), JSONExtract(last_content, 'Array(Tuple(type String, text String))'))), '\n'),
    last_content) AS own_text,
  if(body.system != '', body.system,
    if(body.instructions != '', body.instructions, arrayFirst(m -> m.role IN ('system', 'developer'), messages).content)) AS system_text,
  lowerUTF8(substringUTF8(own_text, 1, 3000)) AS read_text,
  isASCII(read_text) AS ascii,
  translate(read_text, '0123456789', '0000000000') AS masked,
  -- Chinese, Japanese and Korean are read by the character, other scripts by the word.
  if(ascii, splitByNonAlpha(masked), extractAll(masked, '[\\p{Han}\\p{Hiragana}\\p{Katakana}\\p{Hangul}]|[\\pL\\pM\\pN]+')) AS words
SELECT
  sipHash64(account) AS account,
  if(intake.id = '', sipHash64(intake.account, at, request), sipHash64(intake.id)) AS id,
  at,
  file,
  line,
  status,
  body.model AS model,
  coalesce(body.max_tokens, body.max_completion_tokens, body.max_output_tokens, 0) AS max_tokens,
  ifNull(toInt32(round(body.temperature * 1000)), -1) AS temperature,
  body.stream AS stream,
  greatest(usage.input_tokens, usage.prompt_tokens) AS input_tokens,
  greatest(usage.output_tokens, usage.completion_tokens) AS output_tokens,
  greatest(usage.completion_tokens_details.reasoning_tokens, usage.output_tokens_details.reasoning_tokens) AS reasoning_tokens,
  if(client_ip = '', 0, sipHash64(client_ip)) AS network,
  intake.user_agent AS user_agent,
  if(intake.tls = '', 0, sipHash64(intake.tls)) AS tls,
  if(empty(body.tools), 0, sipHash64(arraySort(arrayMap(t -> if(t.name != '', t.name, t.function.name), body.tools)))) AS tools,
  if(system_text = '', 0, sipHash64(system_text)) AS system,
  if(own_text = '', 0, sipHash64(read_text)) AS own,
  length(own_messages) AS turn,
  if(empty(is_result), 0, is_result[-1]) AS step,
  lengthUTF8(own_text) AS own_length,
  NOT ascii AND length(arrayFilter(w -> match(w, '^\\p{Han}$'), words)) * 2 > length(words) AS chinese,
  if(empty(words), 0, sipHash64(arraySlice(words, 1, 8), arraySlice(words, -8))) AS skeleton,
  0 AS elicitation,
  0 AS capability,
  arrayDistinct(arrayConcat(
    arrayMap(w -> toUInt32(sipHash64Keyed(sketch, w)), words),
    arrayMap((a, b) -> toUInt32(sipHash64Keyed(sketch, a, b)), arrayPopBack(words), arrayPopFront(words))
  )) AS tokens
FROM intake
WHERE reason = ''
