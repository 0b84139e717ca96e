import { ConflictError } from '#contract/errors.js'
import type { Live } from '../live/start-live.js'
import type { KnownCampaign } from './assemble-case.js'
import { readLiveCampaign } from './read-live-campaign.js'

/**
 * A campaign whose accounts and figures are of one run, as a package needs them. Where it was last seen by an update,
 * which looks at a part of the accounts, detection runs over all of them first. Throws a NotFoundError, or a
 * ConflictError where that run did not find it again.
 */
export async function readWholeCampaign(
  live: Pick<Live, 'link' | 'settings' | 'detection'>,
  id: string,
): Promise<KnownCampaign> {
  const known = await readLiveCampaign(live, id)
  if (isOfOneRun(known)) return known
  await live.detection.run()
  const again = await readLiveCampaign(live, id)
  if (isOfOneRun(again)) return again
  throw new ConflictError(
    'its accounts and its figures are of different runs of detection',
    `campaign ${id}`,
    'The newest run over all accounts did not find it again; what was kept of it cannot be proven.',
  )
}

const isOfOneRun = ({ campaign, accounts, statistics }: KnownCampaign): boolean =>
  statistics?.confidence === campaign.confidence &&
  accounts.reduce((sum, { exchanges }) => sum + exchanges, 0) === campaign.exchanges_total
