import { requestSql, responseSql } from '../bodies-sql.js'
import { firstSql, stringSql } from '../json-sql.js'
import type { LogFormat } from '../log-format.js'

const ROW = `Tuple(request_id String, request_created_at String, response_status String, request_user_id String,
  request_model String, prompt_tokens String, completion_tokens String, request_ip String, helicone_user String,
  organization_id String, request_auth_hash String, auth_hash String, request_body String, response_body String)`

/** Rows of a Helicone export: the bodies as they went over the wire, around them request_… and response_… columns. */
export const heliconeFormat: LogFormat = {
  name: 'helicone',
  title: 'Helicone export',
  skips: false,
  recognises: (sample) =>
    sample.has('request_id') &&
    (sample.has('request_body') || sample.has('request_created_at')) &&
    !sample.has('custom_id'),
  select: (source) => `
SELECT
  line, doc, fault,
  0::UInt8 AS skipped,
  logged.request_id AS id,
  logged.request_created_at AS ts,
  ${firstSql('logged.request_user_id', "JSONExtract(logged.request_body, 'user', 'String')")} AS account,
  ${firstSql('logged.organization_id', 'logged.helicone_user')} AS org,
  ${firstSql('logged.auth_hash', 'logged.request_auth_hash')} AS key,
  JSONExtract(logged.request_body, 'user', 'String') AS end_user,
  '' AS account_created, '' AS payment, '' AS email_domain,
  logged.request_ip AS client_ip, '' AS user_agent, '' AS tls,
  logged.response_status AS status,
  if(startsWith(logged.request_body, '{') AND logged.request_body != '{}', logged.request_body,
    ${requestSql({ model: stringSql('logged.request_model'), messages: "''" })}) AS request,
  if(JSONHas(logged.response_body, 'usage'), logged.response_body,
    ${responseSql({ input: 'logged.prompt_tokens', output: 'logged.completion_tokens' })}) AS response
FROM (SELECT line, doc, fault, JSONExtract(doc, '${ROW}') AS logged FROM (${source}))`,
}
