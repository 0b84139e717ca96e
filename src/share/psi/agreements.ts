import { randomBytes } from 'node:crypto'
import type { Act, Done } from '#contract/act.js'
import { ConflictError, NotFoundError } from '#contract/errors.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import type { PsiMode } from '#contract/psi.js'
import {
  type NewPsiAgreement,
  newPsiAgreementSchema,
  type PsiAgreement,
  psiAgreementSchema,
} from '#contract/psi-agreement.js'
import type { PsiSettings } from '#contract/psi-settings.js'
import { InputError } from '#contract/scan.js'
import type { State } from '#store/state/state.js'
import {
  APPROVAL_COLUMNS,
  approveLasting,
  askApproval,
  endLasting,
  hashOfTerms,
  type Judge,
  type Leaving,
  requireApproval,
} from '../approval/lasting-approval.js'

const COLUMNS = `id, direction, party, community, modes, purpose, ${APPROVAL_COLUMNS}, ended, ended_by`
const AGREEMENTS = 'psi_agreements JOIN lasting_approvals USING (id)'

/** Of an address only the host, for the rest may hold a secret. */
const actOf = (action: string, { id, direction, party, community, modes }: PsiAgreement, more: object = {}): Act => ({
  action,
  subject: `psi:${id}`,
  detail: { direction, party: direction === 'ask' ? new URL(party).host : party, community, modes, ...more },
})

/** What is approved: with whom, about what, and for what. */
export const termsOfAgreement = ({ direction, party, community, modes, purpose }: PsiAgreement) => ({
  ...{ direction, party, community, modes, purpose },
})

const whereOf = (id: string): string => `agreement ${id}`

/** Keeps an agreement, which holds for nothing until another person approves it. `inside` is a transaction. */
export async function createAgreement(
  inside: State,
  { by, ...asked }: NewPsiAgreement & { by: string },
  { agreements_max }: Pick<PsiSettings, 'agreements_max'>,
  now_ms: number,
): Promise<Done<PsiAgreement>> {
  const { direction, party, community, modes, purpose } = newPsiAgreementSchema.parse(asked)
  if (direction === 'answer' && !/^(key|person):[^\0]+$/.test(party))
    throw new InputError('it is no principal', 'party', 'Give key:LINEAGE or person:SUBJECT.')
  const id = newId()
  const bound = { active_max: agreements_max, where: 'agreements', hint: 'End one first.' }
  await askApproval(inside, { id, kind: 'psi', by }, bound, now_ms)
  await inside.run(
    'INSERT INTO psi_agreements (id, direction, party, community, modes, purpose) VALUES ($1, $2, $3, $4, $5, $6)',
    [id, direction, party, community, [...new Set(modes)], purpose],
  )
  const record = await readAgreement(inside, id)
  return { record, act: actOf('psi.requested', record) }
}

const newId = (): string => `psia_${randomBytes(8).toString('hex')}`

/** Throws a NotFoundError. */
export async function readAgreement(state: State, id: string): Promise<PsiAgreement> {
  const [found] = await state.rows(psiAgreementSchema, `SELECT ${COLUMNS} FROM ${AGREEMENTS} WHERE id = $1`, [id])
  if (found === undefined) throw new NotFoundError('there is none', whereOf(id), 'List the agreements.')
  return found
}

/** The one by which a party may ask that; the oldest, where there are several. Undefined where there is none. */
export async function findAgreement(
  state: State,
  { party, community, mode }: { party: string; community: string; mode: string },
): Promise<PsiAgreement | undefined> {
  const [found] = await state.rows(
    psiAgreementSchema,
    `SELECT ${COLUMNS} FROM ${AGREEMENTS}
     WHERE direction = 'answer' AND ended IS NULL AND approved IS NOT NULL AND party = $1 AND community = $2 AND $3 = ANY (modes)
     ORDER BY created, id LIMIT 1`,
    [party, community, mode],
  )
  return found
}

/** In the order of their ids. */
export async function listAgreements(state: State, request: PageRequest): Promise<Page<PsiAgreement>> {
  const rows = await state.rows(
    psiAgreementSchema,
    `SELECT ${COLUMNS} FROM ${AGREEMENTS} WHERE ($1::text IS NULL OR id > $1) ORDER BY id LIMIT $2`,
    [request.after ?? null, rowsFor(request)],
  )
  return pageOf(rows, request, ({ id }) => id)
}

/** Done again it changes nothing. `inside` is a transaction. Errors as `approveLasting`. */
export async function approveAgreement(
  inside: State,
  { id, by, judge }: { id: string; by: string; judge: Judge },
  now_ms: number,
): Promise<Done<PsiAgreement>> {
  const approved = await approveLasting(inside, { id, by, where: whereOf(id), judge }, now_ms)
  const record = await readAgreement(inside, id)
  if (approved === undefined) return { record }
  const { created_by: requested_by, independent } = approved
  const terms_sha256 = hashOfTerms(termsOfAgreement(record))
  return { record, act: actOf('psi.approved', record, { requested_by, independent, terms_sha256 }) }
}

/** Ends it for good. Done again it changes nothing. */
export async function endAgreement(
  inside: State,
  { id, by }: { id: string; by: string },
  now_ms: number,
): Promise<Done<PsiAgreement>> {
  const ended = await endLasting(inside, { id, by, where: whereOf(id) }, now_ms)
  const record = await readAgreement(inside, id)
  return ended ? { record, act: actOf('psi.ended', record) } : { record }
}

/**
 * By which approval something may be asked or answered now. `inside` is a transaction. Throws a ConflictError where none
 * holds for that.
 */
export async function requireAgreement(
  inside: State,
  { id, mode, attested }: { id: string; mode: PsiMode; attested: Leaving['attested'] },
): Promise<{ agreement: PsiAgreement; approved_by: string; approval: number }> {
  const agreement = await readAgreement(inside, id)
  const where = whereOf(id)
  const { modes } = agreement
  const held = await requireApproval(inside, { id, where, terms: termsOfAgreement(agreement), attested })
  if (!modes.includes(mode)) throw new ConflictError(`it is not for ${mode}`, where, `Ask for ${modes.join(' or ')}.`)
  return { agreement, ...held }
}
