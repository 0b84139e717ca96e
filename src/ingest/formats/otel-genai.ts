import { choicesSql, requestSql, responseSql } from '../bodies-sql.js'
import { numberSql, stringSql, structureSql } from '../json-sql.js'
import type { LogFormat } from '../log-format.js'
import { messageSql, messagesSql } from '../messages-sql.js'
import { otlpTextSql } from '../otlp-value-sql.js'

const ATTRIBUTES = 'Array(Tuple(key String, value String))'
const EXPORT = `Tuple(
  resourceSpans Array(Tuple(resource Tuple(attributes ${ATTRIBUTES}), scopeSpans Array(Tuple(spans Array(Tuple(
    traceId String, spanId String, startTimeUnixNano String, attributes ${ATTRIBUTES}, events Array(Tuple(attributes ${ATTRIBUTES}))))))) ),
  resourceLogs Array(Tuple(resource Tuple(attributes ${ATTRIBUTES}), scopeLogs Array(Tuple(logRecords Array(Tuple(
    traceId String, spanId String, timeUnixNano String, observedTimeUnixNano String, attributes ${ATTRIBUTES}, body String)))))))`

/** Log records outside of spans have no ids of their own: to call them all alike would keep one of them. */
const SPAN = `if(match(u.spanId, '^0*$'), '', concat(u.traceId, '-', u.spanId))`

/** Each span and log record as (id, time, its attributes after those of its resource and events, body). */
const UNITS = `arrayConcat(
  arrayFlatten(arrayMap(r -> arrayMap(s -> arrayMap(u -> (${SPAN}, u.startTimeUnixNano,
    arrayConcat(r.resource.attributes, arrayFlatten(u.events.attributes), u.attributes), ''), s.spans), r.scopeSpans), export.resourceSpans)),
  arrayFlatten(arrayMap(r -> arrayMap(s -> arrayMap(u -> (${SPAN},
    if(u.timeUnixNano IN ('', '0'), u.observedTimeUnixNano, u.timeUnixNano),
    arrayConcat(r.resource.attributes, u.attributes), u.body), s.logRecords), r.scopeLogs), export.resourceLogs)))`

/** The first attribute of these names that is set. */
const attr = (...names: readonly string[]): string =>
  `arrayFirst(text -> text != '', [${names.map((name) => `named['${name}']`).join(', ')}])`

/** Attributes by number, as older instrumentations write messages: PREFIX.0.role, PREFIX.0.content. */
const numbered = (prefix: string, infix: string): string => `arrayStringConcat(arrayMap(n -> concat(
    '{"role":', toJSONString(named[concat('${prefix}.', toString(n), '.${infix}role')]),
    ',"content":', toJSONString(named[concat('${prefix}.', toString(n), '.${infix}content')]), '}'),
  arraySort(arrayDistinct(arrayMap(name -> toUInt32OrZero(extract(name, '\\\\.(\\\\d+)\\\\.')),
    arrayFilter(name -> startsWith(name, '${prefix}.') AND match(name, '\\\\.\\\\d+\\\\.'), mapKeys(named)))))), ',')`

const bracketed = (list: string): string => `arrayMap(list -> if(list = '', '', concat('[', list, ']')), [${list}])[1]`

const INPUT = `arrayFirst(text -> text != '', [
  ${attr('gen_ai.input.messages', 'ai.prompt.messages')},
  ${bracketed(numbered('gen_ai.prompt', ''))}, ${bracketed(numbered('llm.input_messages', 'message.'))},
  ${attr('gen_ai.prompt', 'llm.input_messages', 'input.value', 'traceloop.entity.input', 'ai.prompt')}])`

const OUTPUT = attr(
  'gen_ai.output.messages',
  'gen_ai.completion.0.content',
  'llm.output_messages.0.message.content',
  'ai.response.text',
  'gen_ai.completion',
  'llm.output_messages',
  'output.value',
  'traceloop.entity.output',
)

// The outer spans of an agent or a workflow repeat the calls inside them; embeddings and tools are no exchanges.
const EXCHANGE = `(${attr('gen_ai.request.model', 'gen_ai.response.model', 'gen_ai.operation.name', 'llm.model_name', 'ai.model.id')} != ''
  AND ${attr('gen_ai.operation.name')} NOT IN ('embeddings', 'execute_tool', 'invoke_agent', 'create_agent', 'invoke_workflow', 'retrieval')
  AND ${attr('openinference.span.kind')} IN ('', 'LLM')
  AND match(${attr('ai.operationId')}, '^$|\\\\.do(Generate|Stream)$'))`

/** OpenTelemetry spans and log records of generative AI, as OTLP JSON lines; current and older attribute names. */
export const otelGenaiFormat: LogFormat = {
  name: 'otel-genai',
  title: 'OpenTelemetry GenAI (OTLP JSON)',
  skips: true,
  recognises: (sample) => sample.has('resourceSpans') || sample.has('resourceLogs'),
  select: (source) => `
SELECT
  line, if(fault = '', toJSONString(named), doc) AS doc, fault,
  fault = '' AND NOT exchange AS skipped,
  arrayFirst(text -> text != '', [${attr('gen_ai.response.id')}, unit.1]) AS id,
  unit.2 AS ts,
  ${attr('user.id', 'enduser.id', 'user.hash', 'enduser.pseudo.id', 'langfuse.user.id', 'traceloop.association.properties.user_id')} AS account,
  ${attr('organization.id', 'tenant.id')} AS org,
  '' AS key,
  ${attr('enduser.pseudo.id', 'enduser.id')} AS end_user,
  '' AS account_created, '' AS payment, '' AS email_domain,
  ${attr('client.address', 'net.sock.peer.addr')} AS client_ip,
  ${attr('user_agent.original', 'http.user_agent')} AS user_agent,
  '' AS tls,
  ${attr('http.response.status_code', 'http.status_code')} AS status,
  ${requestSql({
    model: stringSql(attr('gen_ai.request.model', 'gen_ai.response.model', 'llm.model_name', 'ai.model.id')),
    messages: `multiIf(instructions = '', asked, asked = '', concat('[', ${messageSql('system', 'instructions')}, ']'),
      concat('[', ${messageSql('system', 'instructions')}, ',', substring(asked, 2)))`,
    max_tokens: numberSql(attr('gen_ai.request.max_tokens')),
    temperature: numberSql(attr('gen_ai.request.temperature')),
    tools: structureSql(attr('gen_ai.tool.definitions')),
  })} AS request,
  ${responseSql({
    model: stringSql(attr('gen_ai.response.model')),
    choices: choicesSql('said'),
    input: attr(
      'gen_ai.usage.input_tokens',
      'gen_ai.usage.prompt_tokens',
      'llm.token_count.prompt',
      'ai.usage.promptTokens',
    ),
    output: attr(
      'gen_ai.usage.output_tokens',
      'gen_ai.usage.completion_tokens',
      'llm.token_count.completion',
      'ai.usage.completionTokens',
    ),
    reasoning: attr(
      'gen_ai.usage.reasoning.output_tokens',
      'gen_ai.usage.output_tokens_details.reasoning_tokens',
      'llm.token_count.completion_details.reasoning',
    ),
  })} AS response
FROM (
  SELECT line, doc, fault, unit, named, exchange,
    ${messagesSql('input')} AS asked,
    if(startsWith(output, '['), JSONExtract(${messagesSql('output')}, 1, 'content', 'String'), output) AS said,
    if(startsWith(system, '['), arrayStringConcat(arrayMap(p -> p.content, JSONExtract(system, 'Array(Tuple(content String))')), '\\n'), system) AS instructions
  FROM (
    SELECT line, doc, fault, unit, named, ${EXCHANGE} AS exchange,
      if(exchange, ${INPUT}, '') AS input, if(exchange, ${OUTPUT}, '') AS output,
      ${attr('gen_ai.system_instructions')} AS system
    FROM (
      SELECT line, doc, fault, unit, CAST(arrayConcat(arrayMap(pair -> (pair.key, ${otlpTextSql('pair.value')}), unit.3),
          if(startsWith(body, '{'), JSONExtractKeysAndValues(body, 'String'), [])), 'Map(String, String)') AS named
      FROM (
        SELECT line, doc, fault, unit, ${otlpTextSql('unit.4')} AS body
        FROM (
          SELECT line, if(fault = '', '', doc) AS doc, fault, unit
          FROM (
            SELECT line, doc, fault, ${UNITS} AS found, if(empty(found), [('', '', [], '')], found) AS units
            FROM (SELECT line, doc, fault, JSONExtract(doc, '${EXPORT}') AS export FROM (${source}))
          ) ARRAY JOIN units AS unit
        )
      )
    )
  )
)`,
}
