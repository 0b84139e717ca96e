import { requestSql, responseSql } from '../bodies-sql.js'
import { firstSql, stringSql } from '../json-sql.js'
import type { LogFormat } from '../log-format.js'

const ENTRY = `Tuple(started_at String, client_ip String, consumer Tuple(id String, username String, custom_id String),
  authenticated_entity Tuple(id String), workspace String, request Tuple(id String, headers String),
  response Tuple(status String), ai String)`

/** What one AI plugin wrote. Its key under \`ai\` is the plugin's name (proxy, ai-proxy, ai-proxy-advanced). */
const PLUGIN = `Tuple(meta Tuple(request_model String, response_model String),
  usage Tuple(prompt_tokens String, completion_tokens String), payload Tuple(request String, response String))`

/** Kong's http-log with the metadata of its AI plugins; payloads where the plugin logs them. Other requests are skipped. */
export const kongFormat: LogFormat = {
  name: 'kong',
  title: 'Kong http-log',
  skips: true,
  recognises: (sample) =>
    sample.has('started_at') && sample.has('request') && (sample.has('ai') || sample.has('latencies')),
  select: (source) => `
SELECT
  line, doc, fault,
  fault = '' AND plugin.meta.request_model = '' AND body = '' AS skipped,
  logged.request.id AS id,
  logged.started_at AS ts,
  ${firstSql('logged.consumer.custom_id', 'logged.consumer.username', 'logged.consumer.id', 'logged.authenticated_entity.id')} AS account,
  logged.workspace AS org,
  logged.authenticated_entity.id AS key,
  if(body = '', '', JSONExtract(body, 'user', 'String')) AS end_user,
  '' AS account_created, '' AS payment, '' AS email_domain,
  logged.client_ip AS client_ip,
  JSONExtract(logged.request.headers, 'user-agent', 'String') AS user_agent,
  '' AS tls,
  logged.response.status AS status,
  if(startsWith(body, '{'), body,
    ${requestSql({ model: stringSql('plugin.meta.request_model'), messages: "''" })}) AS request,
  if(JSONHas(plugin.payload.response, 'usage'), plugin.payload.response,
    ${responseSql({ input: 'plugin.usage.prompt_tokens', output: 'plugin.usage.completion_tokens' })}) AS response
FROM (
  SELECT line, doc, fault, logged, plugin,
    ${firstSql('plugin.payload.request', "JSONExtract(logged.ai, 'payload', 'request', 'String')")} AS body
  FROM (
    SELECT line, doc, fault, logged,
      arrayFirst(entry -> entry.meta.request_model != '' OR entry.payload.request != '',
        arrayMap(pair -> JSONExtract(pair.2, '${PLUGIN}'), JSONExtractKeysAndValuesRaw(logged.ai))) AS plugin
    FROM (SELECT line, doc, fault, JSONExtract(doc, '${ENTRY}') AS logged FROM (${source}))
  )
)`,
}
