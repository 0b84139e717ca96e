import { appendAudit } from '#audit/append-audit.js'
import { ConflictError } from '#contract/errors.js'
import type { EvidenceCase } from '#contract/evidence.js'
import type { Live } from '../live/start-live.js'
import { operateSamples } from '../operate/operate-samples.js'
import { assembleCase, type KnownCampaign } from './assemble-case.js'
import { type MadePackage, makePackage } from './make-package.js'
import { readLiveCampaign } from './read-live-campaign.js'

export interface LivePackageRequest {
  campaign: string
  accounts: EvidenceCase['accounts_are']
  samples: boolean
  /** id of a principal */
  by: string
}

type Making = Pick<Live, 'link' | 'settings' | 'detection' | 'directory'>

/**
 * A package of a campaign that a running server keeps; that it was made is in the audit log, with its SHA-256. Where the
 * campaign was last seen by an update, which looks at a part of the accounts, detection runs over all of them first: the
 * figures of a package are of one run. One at a time. Throws a NotFoundError, or a ConflictError while another is made.
 */
export function makeLivePackage(live: Making) {
  let making = false
  return async (request: LivePackageRequest): Promise<MadePackage> => {
    if (making) throw new ConflictError('another package is being made', 'evidence', 'Try again when it is done.')
    making = true
    try {
      return await make(live, request)
    } finally {
      making = false
    }
  }
}

async function make(live: Making, { campaign, accounts, samples, by }: LivePackageRequest): Promise<MadePackage> {
  const { link, settings, directory } = live
  const known = await readWhole(live, campaign)
  const { evidence } = settings
  const texts = samples ? await readTexts(live, known, by) : []
  const made = await makePackage(
    assembleCase({ ...known, samples: texts }, evidence, new Date()),
    accounts,
    directory,
    evidence,
  )
  const detail = { sha256: made.sha256, key_id: made.key_id, names: accounts, samples: texts.length }
  await appendAudit(
    link.state,
    { actor: by, action: 'evidence.made', subject: `campaign:${campaign}`, detail },
    Date.now(),
  )
  return made
}

async function readWhole(live: Making, campaign: string): Promise<KnownCampaign> {
  const known = await readLiveCampaign(live, campaign)
  if (isOfOneRun(known)) return known
  await live.detection.run()
  const again = await readLiveCampaign(live, campaign)
  if (isOfOneRun(again)) return again
  throw new ConflictError(
    'its accounts and its figures are of different runs of detection',
    `campaign ${campaign}`,
    'The newest run over all accounts did not find it again; what was kept of it cannot be proven.',
  )
}

const isOfOneRun = ({ campaign, accounts, statistics }: KnownCampaign): boolean =>
  statistics !== undefined && accounts.reduce((sum, { exchanges }) => sum + exchanges, 0) === campaign.exchanges_total

async function readTexts(
  live: Making,
  { campaign, accounts }: KnownCampaign,
  by: string,
): Promise<EvidenceCase['samples']> {
  const limit = live.settings.evidence.samples_max
  const page = await operateSamples(live).ofCampaign(campaign.id, { limit }, by)
  const members = new Set(accounts.map(({ id }) => id))
  return page.items
    .map(({ account_id, at, request }) => ({ account: account_id, at, text: request }))
    .filter(({ account }) => members.has(account))
}
