import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ConflictError, NotFoundError } from '#contract/errors.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { State } from '#store/state/state.js'

/** What may leave again and again by one approval, until it is ended. */
export type LastingKind = 'webhook' | 'psi'

/** Columns of `lasting_approvals`, as records tell them. */
export const APPROVAL_COLUMNS = `CASE WHEN approved IS NULL THEN 'waiting' ELSE 'approved' END AS status, ended IS NULL AS active,
  created, created_by, approved, approved_by, approved_independently`

const approvalRow = z.object({
  created_by: z.string(),
  approved_by: z.string().nullable(),
  ended: z.iso.datetime().nullable(),
})
type Approval = z.infer<typeof approvalRow>

/** What the audit log says was approved: number of the entry, and the hash of the terms. */
export interface Attested {
  seq: number
  sha256: string | null
}

/** SHA-256 of what is approved: whoever changes it afterwards is found out. */
export const hashOfTerms = (terms: Readonly<Record<string, unknown>>): string =>
  createHash('sha256').update(canonicalJson(terms)).digest('hex')

/** Asks for one, which holds for nothing until another person approves it. Throws a ConflictError where there are too many. */
export async function askApproval(
  inside: State,
  { id, kind, by }: { id: string; kind: LastingKind; by: string },
  { active_max, where, hint }: { active_max: number; where: string; hint: string },
  now_ms: number,
): Promise<void> {
  // Two that ask at once would both count the other out.
  await inside.run('LOCK TABLE lasting_approvals IN SHARE ROW EXCLUSIVE MODE')
  const [found] = await inside.rows(
    z.object({ active: z.coerce.number() }),
    'SELECT count(*) AS active FROM lasting_approvals WHERE kind = $1 AND ended IS NULL',
    [kind],
  )
  if (found!.active >= active_max) throw new ConflictError(`there are ${found!.active} of them`, where, hint)
  await inside.run('INSERT INTO lasting_approvals (id, kind, created, created_by) VALUES ($1, $2, $3, $4)', [
    id,
    kind,
    isoOf(now_ms),
    by,
  ])
}

/** Says who asked, and whether two persons are known to stand behind asking and approving. Throws where it may be one. */
export type Judge = (created_by: string) => Promise<{ independent: boolean }>

/**
 * Lets it hold from now on; undefined where it did already. `inside` is a transaction. Throws a NotFoundError, a
 * ConflictError where it was ended, and as the judge does.
 */
export async function approveLasting(
  inside: State,
  { id, by, where, judge }: { id: string; by: string; where: string; judge: Judge },
  now_ms: number,
): Promise<{ created_by: string; independent: boolean } | undefined> {
  const { created_by, approved_by, ended } = await lockApproval(inside, { id, where }, 'update')
  if (ended !== null) throw new ConflictError('it has ended', where, 'Make a new one.')
  if (approved_by !== null) return undefined
  const { independent } = await judge(created_by)
  await inside.run(
    'UPDATE lasting_approvals SET approved = $2, approved_by = $3, approved_independently = $4 WHERE id = $1',
    [id, isoOf(now_ms), by, independent],
  )
  return { created_by, independent }
}

/** Ends it for good; false where it had ended. `inside` is a transaction. Throws a NotFoundError. */
export async function endLasting(
  inside: State,
  { id, by, where }: { id: string; by: string; where: string },
  now_ms: number,
): Promise<boolean> {
  const { ended } = await lockApproval(inside, { id, where }, 'update')
  if (ended !== null) return false
  await inside.run('UPDATE lasting_approvals SET ended = $2, ended_by = $3 WHERE id = $1', [id, isoOf(now_ms), by])
  return true
}

export interface Leaving {
  id: string
  where: string
  /** as they stand now */
  terms: Readonly<Record<string, unknown>>
  /** what the audit log says of it; undefined: nothing */
  attested(): Promise<Attested | undefined>
}

/**
 * By which approval something may leave now: who gave it, and its entry in the audit log. Until the transaction ends nobody
 * ends it. Throws a ConflictError where it is not approved, has ended, or other terms were approved than those that stand now.
 */
export async function requireApproval(
  inside: State,
  { id, where, terms, attested }: Leaving,
): Promise<{ approved_by: string; approval: number }> {
  const { approved_by, ended } = await lockApproval(inside, { id, where }, 'share')
  if (ended !== null) throw new ConflictError('it has ended', where, 'Make a new one, and have it approved.')
  if (approved_by === null) throw new ConflictError('it is not approved', where, 'Have another person approve it.')
  const entry = await attested()
  if (entry === undefined || entry.sha256 !== hashOfTerms(terms))
    throw new ConflictError(
      'the audit log has no approval of these terms',
      where,
      'Nothing leaves by it. Find out who changed it; then make a new one.',
    )
  return { approved_by, approval: entry.seq }
}

const LOCKS = { update: 'FOR UPDATE', share: 'FOR SHARE' } as const

async function lockApproval(
  inside: State,
  { id, where }: { id: string; where: string },
  lock: keyof typeof LOCKS,
): Promise<Approval> {
  // Outside a transaction this fails; a lock on the row alone would be void there without a word.
  await inside.run('LOCK TABLE lasting_approvals IN ROW SHARE MODE')
  const [found] = await inside.rows(
    approvalRow,
    `SELECT created_by, approved_by, ended FROM lasting_approvals WHERE id = $1 ${LOCKS[lock]}`,
    [id],
  )
  if (found === undefined) throw new NotFoundError('there is none', where, 'List them.')
  return found
}

const isoOf = (ms: number): string => new Date(ms).toISOString()
