import { z } from 'zod'
import { NotFoundError } from '#contract/errors.js'
import type { State } from '#store/state/state.js'

/** Until the transaction ends nobody else works on this case. Throws a NotFoundError where there is no such campaign. */
export async function lockCase(inside: State, campaign: string): Promise<void> {
  // Of a case that nobody has touched there is no row yet: the campaign's stands for it. Not against runs of detection.
  const found = await inside.rows(
    z.object({ id: z.string() }),
    'SELECT id FROM campaigns WHERE id = $1 FOR KEY SHARE',
    [campaign],
  )
  if (found.length === 0) throw new NotFoundError('not kept', `case ${campaign}`, 'GET /v1/cases lists them.')
  await inside.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 4600206))', [campaign])
}
