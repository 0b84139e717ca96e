/** Fields of the envelope by the names that --account-field knows them under. */
const ENVELOPE: Record<string, string> = {
  account: 'account',
  account_id: 'account',
  org: 'org',
  org_id: 'org',
  key: 'key',
  key_id: 'key',
  end_user: 'end_user',
}

/** Fields that stand in the body of the request. */
const BODY = new Set(['user', 'safety_identifier', 'metadata.user_id'])

const steps = (field: string): string[] => (field in ENVELOPE ? [] : field.split('.'))

/**
 * SQL for what counts as the account: a field of the envelope, of the request's body (`user`, `safety_identifier`,
 * `metadata.user_id`), or a path into the logged document, whose keys may hold dots themselves (OTLP attributes).
 */
export function accountSql(field: string): string {
  const known = ENVELOPE[field]
  if (known !== undefined) return known
  const path = steps(field).map((_, index) => `{step_${index}:String}`)
  const document = BODY.has(field) ? 'request' : 'doc'
  return `if((JSONExtract(${document}, {account_field:String}, 'String') AS whole) != '', whole,
    JSONExtract(${document}, ${path.join(', ')}, 'String'))`
}

/** Parameters for `accountSql`. */
export const accountParams = (field: string): Record<string, string> => ({
  account_field: field,
  ...Object.fromEntries(steps(field).map((step, index) => [`step_${index}`, step])),
})
