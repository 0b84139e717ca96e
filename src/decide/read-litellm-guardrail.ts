import { z } from 'zod'
import { type AskedAbout, asRequest, readTolerantly, tolerantObject, tolerantText } from './asked-about.js'

/** Who is named in a question of LiteLLM; in the order in which its logs are read for the account. */
const ACCOUNT_FIELDS = ['user_api_key_user_id', 'user_api_key_team_id', 'user_api_key_hash'] as const
export type LitellmAccountField = (typeof ACCOUNT_FIELDS)[number] | 'user_api_key_end_user_id' | 'user_api_key_org_id'

/** The body of POST /beta/litellm_basic_guardrail_api, as far as it matters here. Texts are not looked at. */
export const litellmGuardrailSchema = z.object({
  input_type: z.enum(['request', 'response']).catch('request'),
  model: tolerantText(256),
  request_data: tolerantObject({
    user_api_key_hash: tolerantText(),
    user_api_key_user_id: tolerantText(),
    user_api_key_team_id: tolerantText(),
    user_api_key_end_user_id: tolerantText(),
    user_api_key_org_id: tolerantText(),
  }),
})

/** `account_fields`: the first that is there names the account; it must be the one that the logs are read by. */
export function readLitellmGuardrail(
  body: unknown,
  account_fields: readonly LitellmAccountField[] = ACCOUNT_FIELDS,
): AskedAbout {
  const { input_type, model, request_data } = readTolerantly(litellmGuardrailSchema, body, 'LiteLLM guardrail')
  const field = account_fields.find((name) => request_data[name] !== undefined)
  return {
    phase: input_type === 'response' ? 'after' : 'before',
    request: asRequest({
      account_id: field && request_data[field],
      key_id: request_data.user_api_key_hash,
      model,
    }),
  }
}
