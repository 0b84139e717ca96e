import { z } from 'zod'
import { type AuditEntry, auditEntrySchema, NO_HASH } from '#contract/audit.js'
import { InputError } from '#contract/scan.js'
import { canonicalJson } from '#lib/canonical-json.js'
import type { State } from '#store/state/state.js'
import { accountPseudonym } from './account-pseudonym.js'
import { entryHash } from './entry-hash.js'

/** Any number will do, so long as all servers on one database use the same, and nothing else does. */
const AUDIT_LOCK = 4_600_202
/** An act on many accounts names the record that lists them; an entry stays small enough to read. */
const DETAIL_BYTES_MAX = 65_536
const ACCOUNTS_MAX = 500
/** Names of members that callers use for account ids elsewhere: in an entry that cannot be changed they have no place. */
const ACCOUNT_MEMBER = /^account(s|_ids?)?$/
/** As JSON writes it, and not a backslash that is followed by the same letters. */
const ZERO_CHARACTER = /(?<!\\)(\\\\)*\\u0000/

export interface AuditAct {
  /** id of the principal, or `system` */
  actor: string
  /** noun.verb: `key.created`, `policy.changed`, `account.erased` */
  action: string
  /** `KIND:ID`, or an account, which is written as its pseudonym */
  subject: string | { account_id: string }
  /** what else belongs to it: no account ids, no secrets, no free text about people */
  detail?: Record<string, unknown>
  /** accounts that the act touches, at most 500: written to `detail.accounts` as pseudonyms */
  account_ids?: readonly string[]
}

/** Appends one act in a transaction of its own. Errors as `appendAuditInside`. */
export const appendAudit = (state: State, act: AuditAct, now_ms: number): Promise<AuditEntry> =>
  state.transaction((inside) => appendAuditInside(inside, act, now_ms))

/**
 * Appends one act inside the transaction that does it, so that neither is kept without the other. Do it last: it holds
 * the end of the chain until the transaction ends. Writers wait for each other, on any number of servers.
 * Throws an InputError where the entry is too large or names accounts in its detail.
 */
export async function appendAuditInside(inside: State, act: AuditAct, now_ms: number): Promise<AuditEntry> {
  // The lock comes first: were accounts named before it, two writers could wait for each other.
  await inside.run('SELECT pg_advisory_xact_lock($1)', [AUDIT_LOCK])
  const { subject, detail } = await nameAccounts(inside, act)
  const head = await readHead(inside)
  const unsigned = {
    seq: head.seq + 1,
    at: new Date(now_ms).toISOString(),
    actor: act.actor,
    action: act.action,
    subject,
    detail,
    previous: head.hash,
  }
  const entry = auditEntrySchema.parse({ ...unsigned, hash: entryHash(unsigned) })
  await inside.run(
    `INSERT INTO audit (seq, at, actor, action, subject, detail, previous, hash)
     VALUES ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $8)`,
    [entry.seq, entry.at, entry.actor, entry.action, subject, canonicalJson(detail), entry.previous, entry.hash],
  )
  return entry
}

const headSchema = z.object({ seq: z.coerce.number(), hash: z.string() })

/** The newest entry's number and hash; 0 and zeros for an empty log. */
export async function readHead(state: State): Promise<{ seq: number; hash: string }> {
  const [head] = await state.rows(headSchema, 'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')
  return head ?? { seq: 0, hash: NO_HASH }
}

async function nameAccounts(inside: State, { action, subject, detail = {}, account_ids = [] }: AuditAct) {
  const where = `audit entry ${action}`
  const problem = problemOf(detail, account_ids)
  if (problem !== undefined) throw new InputError(problem.what, where, problem.hint)
  const accounts: string[] = []
  for (const account_id of new Set(account_ids)) accounts.push(await accountPseudonym(inside, account_id))
  return {
    subject: typeof subject === 'string' ? subject : `account:${await accountPseudonym(inside, subject.account_id)}`,
    detail: account_ids.length > 0 ? { ...detail, accounts } : detail,
  }
}

function problemOf(detail: Record<string, unknown>, account_ids: readonly string[]) {
  if (account_ids.length > ACCOUNTS_MAX)
    return {
      what: `names ${account_ids.length} accounts; at most ${ACCOUNTS_MAX} fit`,
      hint: 'Name the action or campaign that lists them',
    }
  const member = accountMember(detail)
  if (member !== undefined)
    return { what: `has ${member} in its detail, which could never be erased`, hint: 'Give accounts as account_ids' }
  if (canonicalJson(detail).includes('"__proto__":'))
    return { what: 'has a member __proto__ in its detail, which readers of JSON pass over', hint: 'Leave it out' }
  if (ZERO_CHARACTER.test(canonicalJson(detail)))
    return { what: 'has a zero character in its detail, which the state store cannot keep', hint: 'Leave it out' }
  if (Buffer.byteLength(canonicalJson(detail)) > DETAIL_BYTES_MAX)
    return { what: `has a detail of more than ${DETAIL_BYTES_MAX} bytes`, hint: 'Name the record that holds it' }
  return undefined
}

function accountMember(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, item] of Object.entries(value)) {
    if (ACCOUNT_MEMBER.test(name) && !Array.isArray(value)) return name
    const inner = accountMember(item)
    if (inner !== undefined) return inner
  }
  return undefined
}
