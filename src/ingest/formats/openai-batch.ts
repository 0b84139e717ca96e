import { requestSql } from '../bodies-sql.js'
import { firstSql, stringSql } from '../json-sql.js'
import type { LogFormat } from '../log-format.js'

const LINE = `Tuple(id String, custom_id String, method String, url String, body String,
  response Tuple(status_code String, request_id String, body String), error Tuple(code String))`
const BODY = 'Tuple(model String, user String, safety_identifier String, metadata Tuple(user_id String))'
const ANSWER = 'Tuple(model String, created String, created_at String)'

/** Requests that are not exchanges with a language model. */
const OTHER_URLS = '/embeddings|/moderations|/images'

/**
 * Lines of OpenAI batch files: requests of an input file, with the answers of its output file where that is given too
 * (table batch_lines), or answers alone. They hold no account but what the body names, and no time but the answer's.
 */
export const openaiBatchFormat: LogFormat = {
  name: 'openai-batch',
  title: 'OpenAI batch files',
  skips: true,
  recognises: (sample) => sample.has('custom_id') && (sample.has('body') || sample.has('response')),
  select: (source) => `
SELECT
  line, doc, fault,
  fault = '' AND (match(logged.url, '${OTHER_URLS}') OR (logged.body = '' AND partnered)) AS skipped,
  ${firstSql('response.request_id', 'logged.id', 'logged.custom_id')} AS id,
  ${firstSql('answer.created', 'answer.created_at')} AS ts,
  ${firstSql('asked.user', 'asked.safety_identifier', 'asked.metadata.user_id')} AS account,
  '' AS org, '' AS key, asked.user AS end_user, '' AS account_created, '' AS payment, '' AS email_domain,
  '' AS client_ip, '' AS user_agent, '' AS tls,
  response.status_code AS status,
  if(startsWith(logged.body, '{'), logged.body,
    ${requestSql({ model: stringSql('answer.model'), messages: "''" })}) AS request,
  response.body AS response
FROM (
  SELECT line, doc, fault, logged, response, partnered,
    JSONExtract(logged.body, '${BODY}') AS asked,
    JSONExtract(response.body, '${ANSWER}') AS answer
  FROM (
    SELECT line, doc, fault, logged, partner.custom_id != '' AS partnered,
      if(partnered AND partner.response.status_code != '', partner.response, logged.response) AS response
    FROM (
      SELECT line, doc, fault, JSONExtract(doc, '${LINE}') AS logged, logged.custom_id AS custom_id FROM (${source})
    ) AS asked
    LEFT ANY JOIN (
      SELECT custom_id, response FROM batch_lines WHERE file IN {partners:Array(UInt32)} AND custom_id != ''
    ) AS partner USING (custom_id)
  )
)`,
}
