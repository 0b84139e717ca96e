import { randomBytes } from 'node:crypto'
import type { Act, Done } from '#contract/act.js'
import { ConflictError, NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import {
  type NewPsiAgreement,
  newPsiAgreementSchema,
  type PsiAgreement,
  psiAgreementSchema,
} from '#contract/psi-agreement.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'

const COLUMNS = `id, direction, party, community, modes, purpose, status, active, created, created_by, approved, approved_by,
  approved_independently, ended, ended_by`

/** Of an address only the host, for the rest may hold a secret. */
const actOf = (action: string, { id, direction, party, community, modes }: PsiAgreement, more: object = {}): Act => ({
  action,
  subject: `psi:${id}`,
  detail: { direction, party: direction === 'ask' ? new URL(party).host : party, community, modes, ...more },
})

/** Keeps an agreement, which holds for nothing until another person approves it. `inside` is a transaction. */
export async function createAgreement(
  inside: State,
  { by, ...asked }: NewPsiAgreement & { by: string },
  now_ms: number,
): Promise<Done<PsiAgreement>> {
  const { direction, party, community, modes, purpose } = newPsiAgreementSchema.parse(asked)
  if (direction === 'answer' && !/^(key|person):[^\0]+$/.test(party))
    throw new InputError('it is no principal', 'party', 'Give key:LINEAGE or person:SUBJECT.')
  const [record] = await inside.rows(
    psiAgreementSchema,
    `INSERT INTO psi_agreements (id, direction, party, community, modes, purpose, status, created, created_by)
     VALUES ($1, $2, $3, $4, $5, $6, 'waiting', $7, $8) RETURNING ${COLUMNS}`,
    [newId(), direction, party, community, [...new Set(modes)], purpose, isoOf(now_ms), by],
  )
  return { record: record!, act: actOf('psi.requested', record!) }
}

const newId = (): string => `psia_${randomBytes(8).toString('hex')}`
const isoOf = (ms: number): string => new Date(ms).toISOString()

/** Throws a NotFoundError. */
export async function readAgreement(state: State, id: string): Promise<PsiAgreement> {
  const [found] = await state.rows(psiAgreementSchema, `SELECT ${COLUMNS} FROM psi_agreements WHERE id = $1`, [id])
  if (found === undefined) throw new NotFoundError('there is none', `agreement ${id}`, 'List the agreements.')
  return found
}

/** The one by which a party may ask that; the oldest, where there are several. Undefined where there is none. */
export async function findAgreement(
  state: State,
  { party, community, mode }: { party: string; community: string; mode: string },
): Promise<PsiAgreement | undefined> {
  const [found] = await state.rows(
    psiAgreementSchema,
    `SELECT ${COLUMNS} FROM psi_agreements
     WHERE direction = 'answer' AND active AND status = 'approved' AND party = $1 AND community = $2 AND $3 = ANY (modes)
     ORDER BY created, id LIMIT 1`,
    [party, community, mode],
  )
  return found
}

/** In the order of their ids. */
export async function listAgreements(state: State, request: PageRequest): Promise<Page<PsiAgreement>> {
  const rows = await state.rows(
    psiAgreementSchema,
    `SELECT ${COLUMNS} FROM psi_agreements WHERE ($1::text IS NULL OR id > $1) ORDER BY id LIMIT $2`,
    [request.after ?? null, rowsFor(request)],
  )
  return pageOf(rows, request, ({ id }) => id)
}

/** That it is another person is seen to by the caller, in the same transaction. Done again it changes nothing. */
export async function approveAgreement(
  inside: State,
  { id, by, independent }: { id: string; by: string; independent: boolean },
  now_ms: number,
): Promise<Done<PsiAgreement>> {
  const before = await readAgreement(inside, id)
  if (!before.active) throw new ConflictError('it has ended', `agreement ${id}`, 'Make a new one.')
  if (before.status === 'approved') return { record: before }
  const [record] = await inside.rows(
    psiAgreementSchema,
    `UPDATE psi_agreements SET status = 'approved', approved = $2, approved_by = $3, approved_independently = $4
     WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, isoOf(now_ms), by, independent],
  )
  return { record: record!, act: actOf('psi.approved', record!, { requested_by: before.created_by, independent }) }
}

/** Ends it for good. Done again it changes nothing. */
export async function endAgreement(
  inside: State,
  { id, by }: { id: string; by: string },
  now_ms: number,
): Promise<Done<PsiAgreement>> {
  const before = await readAgreement(inside, id)
  if (!before.active) return { record: before }
  const [record] = await inside.rows(
    psiAgreementSchema,
    `UPDATE psi_agreements SET active = false, ended = $2, ended_by = $3 WHERE id = $1 RETURNING ${COLUMNS}`,
    [id, isoOf(now_ms), by],
  )
  return { record: record!, act: actOf('psi.ended', record!) }
}
