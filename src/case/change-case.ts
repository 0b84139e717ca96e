import type { Done } from '#contract/act.js'
import type { CaseWork, ChangeCase } from '#contract/case-work.js'
import { ConflictError } from '#contract/errors.js'
import type { State } from '#store/state/state.js'
import { lockCase } from './lock-case.js'
import { readCaseWork } from './read-cases.js'

const CHANGED = ['assignee', 'status', 'priority'] as const

/**
 * Changes whose a case is, how far it got, how urgent it is. What it is already changes nothing. `inside` is a transaction.
 * Throws a NotFoundError, or a ConflictError where it was changed since the version that is named.
 */
export async function changeCase(
  inside: State,
  { campaign, by, ...change }: ChangeCase & { campaign: string; by: string },
  now_ms: number,
): Promise<Done<CaseWork>> {
  await lockCase(inside, campaign)
  const before = await readCaseWork(inside, campaign)
  if (before.version !== change.version)
    throw new ConflictError(
      `version ${before.version} of ${before.updated_by ?? 'nobody'} is the newest, not ${change.version}`,
      `case ${campaign}`,
      'Read it again, and make your change to that.',
    )
  const asked = { assignee: before.assignee, status: before.status, priority: before.priority, ...given(change) }
  const changes = CHANGED.filter((name) => asked[name] !== before[name])
  if (changes.length === 0) return { record: before }
  await inside.run(
    `INSERT INTO cases (campaign, status, priority, assignee, version, updated, updated_by) VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (campaign) DO UPDATE SET status = excluded.status, priority = excluded.priority,
       assignee = excluded.assignee, version = excluded.version, updated = excluded.updated, updated_by = excluded.updated_by`,
    [campaign, asked.status, asked.priority, asked.assignee, before.version + 1, new Date(now_ms).toISOString(), by],
  )
  const detail = Object.fromEntries(changes.map((name) => [name, { before: before[name], after: asked[name] }]))
  const act = {
    action: 'case.changed',
    subject: `case:${campaign}`,
    detail: { version: before.version + 1, ...detail },
  }
  return { record: await readCaseWork(inside, campaign), act }
}

const given = ({ assignee, status, priority }: ChangeCase) => ({
  ...(assignee === undefined ? {} : { assignee }),
  ...(status === undefined ? {} : { status }),
  ...(priority === undefined ? {} : { priority }),
})
