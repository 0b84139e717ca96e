import { z } from 'zod'
import { type Affiliation, keptAffiliationSchema, NO_AFFILIATION } from '#contract/affiliation.js'
import { NotFoundError } from '#contract/errors.js'
import type { State } from '#store/state/state.js'

const row = z.object({ affiliation: keptAffiliationSchema.nullable() })

/** Who is said to stand behind a campaign; that none is claimed where nobody said anything. Throws a NotFoundError. */
export async function readCampaignAffiliation(state: State, id: string): Promise<Affiliation> {
  const [found] = await state.rows(row, 'SELECT affiliation FROM campaigns WHERE id = $1', [id])
  if (found !== undefined) return found.affiliation ?? NO_AFFILIATION
  throw new NotFoundError('not kept', `campaign ${id}`, 'List the campaigns to see their ids.')
}
