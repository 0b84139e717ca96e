import { objectSql, stringSql } from './json-sql.js'

/** A message of the OpenTelemetry conventions: parts instead of content. */
const PARTED =
  'Array(Tuple(role String, content String, parts Array(Tuple(type String, content String, text String, id String, name String, arguments String, response String, result String))))'

/** What a parted message says: its text, else the result that a tool gave. */
const PARTED_TEXT = `if(message.content != '', message.content, arrayStringConcat(arrayMap(
  part -> arrayFirst(text -> text != '', [part.content, part.text, part.response, part.result]),
  arrayFilter(part -> part.type IN ('', 'text', 'tool_call_response'), message.parts)), '\\n'))`

const TOOL_CALL = objectSql({
  id: stringSql('part.id'),
  type: '\'"function"\'',
  function: objectSql({ name: stringSql('part.name'), arguments: stringSql('part.arguments') }),
})

const PARTED_MESSAGE = objectSql({
  role: `toJSONString(multiIf(
    arrayExists(part -> part.type = 'tool_call_response', message.parts), 'tool', message.role = '', 'user', message.role))`,
  content: `toJSONString(${PARTED_TEXT})`,
  tool_calls: `if(arrayExists(part -> part.type = 'tool_call', message.parts), concat('[', arrayStringConcat(arrayMap(
    part -> ${TOOL_CALL}, arrayFilter(part -> part.type = 'tool_call', message.parts)), ','), ']'), '')`,
})

/** SQL for one message with a text as its content. */
export const messageSql = (role: string, text: string): string =>
  `concat('{"role":${JSON.stringify(role)},"content":', toJSONString(${text}), '}')`

/**
 * SQL for the chat-completions messages (JSON text, '' where there are none) behind what tools log as the input: an
 * array of messages with content or with parts, an object that holds `messages`, one message, or a bare text.
 */
export const messagesSql = (input: string): string => `multiIf(
    ${input} IN ('', 'null', '{}', '[]'), '',
    startsWith(${input}, '[') AND position(${input}, '"parts"') > 0, ${partedSql(input)},
    startsWith(${input}, '['), ${input},
    startsWith(${input}, '{') AND JSONHas(${input}, 'messages'), JSONExtract(${input}, 'messages', 'String'),
    startsWith(${input}, '{') AND JSONHas(${input}, 'role'), concat('[', ${input}, ']'),
    startsWith(${input}, '{') AND JSONHas(${input}, 'prompt'),
      concat('[', ${messageSql('user', `JSONExtract(${input}, 'prompt', 'String')`)}, ']'),
    concat('[', ${messageSql('user', input)}, ']'))`

const partedSql = (input: string): string =>
  `concat('[', arrayStringConcat(arrayMap(message -> ${PARTED_MESSAGE}, JSONExtract(${input}, '${PARTED}')), ','), ']')`
