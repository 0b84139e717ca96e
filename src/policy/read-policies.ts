import { NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, readNumberPlace, rowsFor } from '#contract/page.js'
import { type PolicyRecord, policyRecordSchema } from '#contract/policy-record.js'
import type { State } from '#store/state/state.js'

export const POLICY_COLUMNS = 'name, version, policy, source, created, created_by, withdrawn, withdrawn_by'
export const policyRow = policyRecordSchema

/** A version of a policy, the newest where none is named; undefined where there is none. */
export async function findPolicy(state: State, name: string, version?: number): Promise<PolicyRecord | undefined> {
  const [found] = await state.rows(
    policyRow,
    `SELECT ${POLICY_COLUMNS} FROM policies WHERE name = $1 AND ($2::integer IS NULL OR version = $2)
     ORDER BY version DESC LIMIT 1`,
    [name, version ?? null],
  )
  return found
}

/** As `findPolicy`, and throws a NotFoundError. */
export async function readPolicy(state: State, name: string, version?: number): Promise<PolicyRecord> {
  const found = await findPolicy(state, name, version)
  if (found !== undefined) return found
  const where = version === undefined ? `policy ${name}` : `policy ${name}, version ${version}`
  throw new NotFoundError('not kept', where, 'List the policies to see their names and versions.')
}

/** The newest version of each policy, by name, withdrawn ones too. */
export async function listPolicies(state: State, request: PageRequest = {}): Promise<Page<PolicyRecord>> {
  const rows = await state.rows(
    policyRow,
    `SELECT DISTINCT ON (name) ${POLICY_COLUMNS} FROM policies WHERE $1::text IS NULL OR name > $1
     ORDER BY name, version DESC LIMIT $2`,
    [request.after ?? null, rowsFor(request)],
  )
  return pageOf(rows, request, ({ name }) => name)
}

/** The versions of a policy, newest first; none where there is no such policy. */
export async function listVersions(
  state: State,
  { name, ...request }: PageRequest & { name: string },
): Promise<Page<PolicyRecord>> {
  const rows = await state.rows(
    policyRow,
    `SELECT ${POLICY_COLUMNS} FROM policies WHERE name = $1 AND ($2::bigint IS NULL OR version < $2)
     ORDER BY version DESC LIMIT $3`,
    [name, readNumberPlace(request.after), rowsFor(request)],
  )
  return pageOf(rows, request, ({ version }) => String(version))
}
