import type { CaseRecord } from '#contract/case.js'
import { NotFoundError } from '#contract/errors.js'
import type { Live } from '../live/start-live.js'
import { readDecisions } from './read-decisions.js'

const DECISIONS_SHOWN = 20

/** The account and the campaign of a case, by the decisions that were recorded. Throws a NotFoundError. */
export async function readCase(live: Pick<Live, 'link' | 'decisions'>, case_id: string): Promise<CaseRecord> {
  const read = async () => (await readDecisions(live, { case_id, limit: DECISIONS_SHOWN })).items
  let decisions = await read()
  if (decisions.length === 0) {
    // It may be of this second: decisions are recorded with a delay.
    await live.decisions.records.flush()
    decisions = await read()
  }
  const [newest] = decisions
  if (newest === undefined)
    throw new NotFoundError(
      'no decision of that case is kept',
      case_id,
      'Compare it with what the customer was answered; decisions are kept for retention.decisions_days.',
    )
  return { case_id, account_id: newest.account_id, campaign: newest.campaign, decisions }
}
