import { appendAudit } from '#audit/append-audit.js'
import type { EvidenceCase } from '#contract/evidence.js'
import { joinedReports } from '#evidence/joined-reports.js'
import type { Live } from '../live/start-live.js'
import { operateSamples } from '../operate/operate-samples.js'
import { assembleCase, type KnownCampaign } from './assemble-case.js'
import { makeAlone } from './make-alone.js'
import { type MadePackage, makePackage } from './make-package.js'
import { readProvenanceMembers } from './provenance-members.js'
import { readWholeCampaign } from './read-whole-campaign.js'

export interface LivePackageRequest {
  campaign: string
  accounts: EvidenceCase['accounts_are']
  samples: boolean
  /** id of a principal */
  by: string
}

type Making = Pick<Live, 'link' | 'settings' | 'detection' | 'directory'>

/**
 * A package for the operator's own hands, of a campaign that a running server keeps. It says inside that it was not
 * examined for sharing; that it was made, by whom and in which form, is in the audit log with its SHA-256 before it is
 * given. Errors are those of `readWholeCampaign`, `makeAlone` and `makePackage`.
 */
export const makeLivePackage =
  (live: Making) =>
  (request: LivePackageRequest): Promise<MadePackage> =>
    makeAlone(live, () => make(live, request))

async function make(live: Making, { campaign, accounts, samples, by }: LivePackageRequest): Promise<MadePackage> {
  const { link, directory } = live
  const { evidence: settings } = live.settings
  const known = await readWholeCampaign(live, campaign)
  const texts = samples ? await readTexts(live, known, by) : []
  const release = 'internal'
  const { members: beside, left_out } = await readProvenanceMembers(link.state, campaign)
  const provenance = joinedReports(beside.map(({ path, bytes }) => [path, bytes]))
  const clear = {
    ...assembleCase({ ...known, samples: texts }, settings, { release, created: new Date() }),
    provenance,
  }
  const made = await makePackage(clear, { accounts, directory, settings, beside })
  const { sha256, key_id, printed, timestamp } = made
  const detail = {
    sha256,
    bytes: made.bytes.length,
    key_id,
    release,
    names: accounts,
    samples: texts.length,
    provenance: beside.length / 2,
    // Kept before reports were graded again, or by a version with other words; none is lost, each can be made anew.
    ...(left_out.length === 0 ? {} : { provenance_left_out: left_out }),
    pdf: printed !== undefined,
    timestamp,
  }
  await appendAudit(
    link.state,
    { actor: by, action: 'evidence.made', subject: `campaign:${campaign}`, detail },
    Date.now(),
  )
  return made
}

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
