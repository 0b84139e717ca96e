import { choicesSql, requestSql, responseSql } from '../bodies-sql.js'
import { firstSql, numberSql, stringSql, structureSql } from '../json-sql.js'
import type { LogFormat } from '../log-format.js'
import { messagesSql } from '../messages-sql.js'

// Exports to files and object storage write the same names in snake case.
const OBSERVATION = `Tuple(id String, type String, startTime String, start_time String, userId String, user_id String,
  projectId String, project_id String, input String, output String, providedModelName String, provided_model_name String,
  model String, modelParameters String, model_parameters String, usageDetails String, usage_details String, usage String,
  promptTokens String, prompt_tokens String, completionTokens String, completion_tokens String, metadata String)`

const PARAMETERS =
  'Tuple(max_tokens String, maxTokens String, max_completion_tokens String, temperature String, tools String, user String)'
const USAGE =
  'Tuple(input String, output String, prompt_tokens String, completion_tokens String, output_reasoning_tokens String, output_reasoning String)'
const OUTPUT = 'Tuple(role String, content String, text String)'

/** Langfuse observations. Those of type GENERATION are exchanges; spans, events and tools are skipped. */
export const langfuseFormat: LogFormat = {
  name: 'langfuse',
  title: 'Langfuse observations',
  skips: true,
  recognises: (sample) =>
    sample.has('type') &&
    (sample.has('startTime') || sample.has('start_time')) &&
    (sample.has('traceId') || sample.has('trace_id')),
  select: (source) => `
SELECT
  line, doc, fault,
  fault = '' AND upper(logged.type) != 'GENERATION' AS skipped,
  logged.id AS id,
  ${firstSql('logged.startTime', 'logged.start_time')} AS ts,
  ${firstSql('logged.userId', 'logged.user_id', 'details.user_id', 'details.userId')} AS account,
  ${firstSql('logged.projectId', 'logged.project_id')} AS org,
  '' AS key, parameters.user AS end_user, '' AS account_created, '' AS payment, '' AS email_domain,
  '' AS client_ip, '' AS user_agent, '' AS tls, '' AS status,
  ${requestSql({
    model: stringSql(firstSql('logged.providedModelName', 'logged.provided_model_name', 'logged.model')),
    messages: messagesSql('logged.input'),
    max_tokens: numberSql(
      firstSql('parameters.max_tokens', 'parameters.maxTokens', 'parameters.max_completion_tokens'),
    ),
    temperature: numberSql('parameters.temperature'),
    tools: structureSql(firstSql("JSONExtract(logged.input, 'tools', 'String')", 'parameters.tools')),
  })} AS request,
  ${responseSql({
    choices: choicesSql('said'),
    input: firstSql('used.input', 'used.prompt_tokens', 'logged.promptTokens', 'logged.prompt_tokens'),
    output: firstSql('used.output', 'used.completion_tokens', 'logged.completionTokens', 'logged.completion_tokens'),
    reasoning: firstSql('used.output_reasoning_tokens', 'used.output_reasoning'),
  })} AS response
FROM (
  SELECT line, doc, fault, logged,
    JSONExtract(logged.metadata, 'Tuple(user_id String, userId String)') AS details,
    JSONExtract(${firstSql('logged.modelParameters', 'logged.model_parameters')}, '${PARAMETERS}') AS parameters,
    JSONExtract(${firstSql('logged.usageDetails', 'logged.usage_details', 'logged.usage')}, '${USAGE}') AS used,
    JSONExtract(logged.output, '${OUTPUT}') AS answer,
    multiIf(logged.output IN ('null', '{}'), '', startsWith(logged.output, '{'), ${firstSql('answer.content', 'answer.text')}, logged.output) AS said
  FROM (SELECT line, doc, fault, JSONExtract(doc, '${OBSERVATION}') AS logged FROM (${source}))
)`,
}
