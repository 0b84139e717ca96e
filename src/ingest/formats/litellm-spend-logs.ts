import { requestSql, responseSql } from '../bodies-sql.js'
import { firstSql, stringSql } from '../json-sql.js'
import type { LogFormat } from '../log-format.js'
import { messagesSql } from '../messages-sql.js'
import { OTHER_CALLS } from './litellm-call-types.js'

const ROW = `Tuple(request_id String, call_type String, api_key String, startTime String, model String, model_group String,
  prompt_tokens String, completion_tokens String, user String, team_id String, organization_id String, end_user String,
  requester_ip_address String, status String, messages String, response String, proxy_server_request String)`

/** Rows of LiteLLM's table LiteLLM_SpendLogs, as CSV or as JSON. Prompts stand in it only where the proxy stores them. */
export const litellmSpendLogsFormat: LogFormat = {
  name: 'litellm-spend-logs',
  title: 'LiteLLM SpendLogs table',
  skips: true,
  recognises: (sample) => sample.has('request_id') && sample.has('startTime') && sample.has('api_key'),
  select: (source) => `
SELECT
  line, doc, fault,
  fault = '' AND match(logged.call_type, '${OTHER_CALLS}') AS skipped,
  logged.request_id AS id,
  logged.startTime AS ts,
  ${firstSql('logged.user', 'logged.team_id', 'logged.api_key')} AS account,
  ${firstSql('logged.organization_id', 'logged.team_id')} AS org,
  logged.api_key AS key,
  logged.end_user AS end_user,
  '' AS account_created, '' AS payment, '' AS email_domain,
  logged.requester_ip_address AS client_ip,
  '' AS user_agent, '' AS tls,
  if(logged.status = 'success', '200', '') AS status,
  if(JSONHas(logged.proxy_server_request, 'messages') OR JSONHas(logged.proxy_server_request, 'input'),
    logged.proxy_server_request,
    ${requestSql({ model: stringSql(firstSql('logged.model_group', 'logged.model')), messages: messagesSql('logged.messages') })}) AS request,
  if(JSONHas(logged.response, 'usage'), logged.response,
    ${responseSql({ input: 'logged.prompt_tokens', output: 'logged.completion_tokens' })}) AS response
FROM (SELECT line, doc, fault, JSONExtract(doc, '${ROW}') AS logged FROM (${source}))`,
}
