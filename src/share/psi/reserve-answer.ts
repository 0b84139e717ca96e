import { z } from 'zod'
import { ConflictError } from '#contract/errors.js'
import type { PsiRequest } from '#contract/psi.js'
import type { PsiSettings } from '#contract/psi-settings.js'
import type { State } from '#store/state/state.js'
import type { Leaving } from '../approval/lasting-approval.js'
import { requireAgreement } from './agreements.js'

const DAY_MS = 86_400_000
const countRow = z.object({ answers: z.coerce.number(), asked: z.coerce.number() })

/** A party asked too much of late. */
export class PsiLimit extends Error {
  override readonly name = 'PsiLimit'
  readonly http_status = 429
  readonly retry_after_s: number
  constructor({ answers_per_day, asked_per_day }: PsiSettings, retry_after_ms: number) {
    super(`more than ${answers_per_day} questions, or ${asked_per_day} tokens asked about, within 24 hours`)
    this.retry_after_s = Math.ceil(retry_after_ms / 1000)
  }
}

/**
 * Counts a question against its party, under all agreements of it, before it is answered: also what then fails has been
 * asked. Gives by which approval it may be answered. `inside` is a transaction. Throws a PsiLimit; a ConflictError where
 * the request was answered before, or no approval holds for it now.
 */
export async function reserveAnswer(
  inside: State,
  {
    request,
    agreement: id,
    own,
    attested,
  }: { request: PsiRequest; agreement: string; own: number; attested: Leaving['attested'] },
  settings: PsiSettings,
  now_ms: number,
): Promise<{ approved_by: string; approval: number }> {
  const { epoch, mode, asked } = request
  const { agreement, approved_by, approval } = await requireAgreement(inside, { id, mode, attested })
  const { party } = agreement
  // Two questions at once would both be counted as the last.
  await inside.rows(z.object({}), 'SELECT id FROM psi_agreements WHERE party = $1 ORDER BY id FOR UPDATE', [party])
  const [recent] = await inside.rows(
    countRow,
    'SELECT count(*) AS answers, coalesce(sum(asked), 0) AS asked FROM psi_exchanges WHERE party = $1 AND at > $2',
    [party, new Date(now_ms - DAY_MS).toISOString()],
  )
  const { answers_per_day, asked_per_day } = settings
  if (recent!.answers >= answers_per_day || recent!.asked + asked > asked_per_day)
    throw new PsiLimit(settings, DAY_MS / answers_per_day)
  const written = await inside.run(
    `INSERT INTO psi_exchanges (id, agreement, party, at, epoch, mode, asked, own, approval)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING`,
    [request.id, id, party, new Date(now_ms).toISOString(), epoch, mode, asked, own, approval],
  )
  if (written === 0) throw new ConflictError('it was answered before', `request ${request.id}`, 'Make a new one.')
  return { approved_by, approval }
}
