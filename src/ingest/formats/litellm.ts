import { requestSql, responseSql } from '../bodies-sql.js'
import { firstSql, numberSql, stringSql, structureSql } from '../json-sql.js'
import type { LogFormat } from '../log-format.js'
import { messagesSql } from '../messages-sql.js'
import { OTHER_CALLS } from './litellm-call-types.js'

const LINE = `Tuple(id String, call_type String, status String, startTime String, model String, model_group String,
  prompt_tokens String, completion_tokens String, end_user String, requester_ip_address String, messages String,
  response String, model_parameters String, metadata Tuple(user_api_key_hash String, user_api_key_user_id String,
  user_api_key_team_id String, user_api_key_org_id String, user_api_key_end_user_id String, user_api_key_user_email String,
  requester_ip_address String, user_agent String))`

const PARAMETERS =
  'Tuple(max_tokens String, max_completion_tokens String, temperature String, stream String, tools String, user String)'

/** LiteLLM's StandardLoggingPayload, as its webhook and its file loggers write it. Prompts may be redacted. */
export const litellmFormat: LogFormat = {
  name: 'litellm',
  title: 'LiteLLM StandardLoggingPayload',
  skips: true,
  recognises: (sample) => sample.has('startTime') && sample.has('model_parameters') && sample.has('call_type'),
  select: (source) => `
SELECT
  line, doc, fault,
  fault = '' AND match(logged.call_type, '${OTHER_CALLS}') AS skipped,
  logged.id AS id,
  logged.startTime AS ts,
  ${firstSql('logged.metadata.user_api_key_user_id', 'logged.metadata.user_api_key_team_id', 'logged.metadata.user_api_key_hash')} AS account,
  ${firstSql('logged.metadata.user_api_key_org_id', 'logged.metadata.user_api_key_team_id')} AS org,
  logged.metadata.user_api_key_hash AS key,
  ${firstSql('logged.end_user', 'logged.metadata.user_api_key_end_user_id', 'parameters.user')} AS end_user,
  '' AS account_created, '' AS payment,
  if(position(logged.metadata.user_api_key_user_email, '@') = 0, '', splitByChar('@', logged.metadata.user_api_key_user_email)[-1]) AS email_domain,
  ${firstSql('logged.requester_ip_address', 'logged.metadata.requester_ip_address')} AS client_ip,
  logged.metadata.user_agent AS user_agent,
  '' AS tls,
  if(logged.status = 'success', '200', '') AS status,
  ${requestSql({
    model: stringSql(firstSql('logged.model_group', 'logged.model')),
    messages: messagesSql('messages'),
    max_tokens: numberSql(firstSql('parameters.max_tokens', 'parameters.max_completion_tokens')),
    temperature: numberSql('parameters.temperature'),
    stream: `if(parameters.stream = 'true', 'true', '')`,
    tools: structureSql('parameters.tools'),
    user: stringSql('parameters.user'),
  })} AS request,
  if(JSONHas(logged.response, 'usage'), logged.response,
    ${responseSql({ input: 'logged.prompt_tokens', output: 'logged.completion_tokens' })}) AS response
FROM (
  SELECT line, doc, fault, logged, JSONExtract(logged.model_parameters, '${PARAMETERS}') AS parameters,
    if(startsWith(logged.messages, 'redacted-by-litellm') OR position(logged.messages, '"redacted-by-litellm"') > 0, '', logged.messages) AS messages
  FROM (SELECT line, doc, fault, JSONExtract(doc, '${LINE}') AS logged FROM (${source}))
)`,
}
