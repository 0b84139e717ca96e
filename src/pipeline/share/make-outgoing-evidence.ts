import type { CampaignEvent } from '#contract/campaign-record.js'
import { PACKAGE_MEMBERS_MAX } from '#contract/evidence-package.js'
import type { EvidenceSettings } from '#contract/evidence-settings.js'
import { readArchive } from '#evidence/archive/read-archive.js'
import { BESIDE_MANIFEST } from '#evidence/package-documents.js'
import { pseudonymiseAccounts } from '#evidence/pseudonymise-accounts.js'
import { writePackage } from '#evidence/write-package.js'
import { readMembers } from '#share/gate/read-document.js'
import { assembleCase, type KnownCampaign } from '../evidence/assemble-case.js'
import { openEvidenceKey, openPseudonymKey } from '../evidence/evidence-keys.js'
import { renderReports } from '../evidence/render-reports.js'

/**
 * A package of evidence as it may leave: accounts hashed, no samples, no prices, no notes of analysts, and no PDF, which
 * the gate cannot read. Whoever needs more hands the package over themselves. Errors are those of `makePackage`.
 */
export async function makeOutgoingEvidence(
  known: KnownCampaign,
  directory: string,
  settings: EvidenceSettings,
  now: Date,
): Promise<{ bytes: Buffer; document: unknown; unread: string[] }> {
  const priceless = { ...settings, prices: null }
  const clear = assembleCase({ ...known, samples: [], history: known.history.map(withoutNote) }, priceless, now)
  const told = pseudonymiseAccounts(clear, openPseudonymKey(directory, settings))
  const reports = await renderReports(told, priceless, { pdf: false })
  const bounds = { bytes_max: settings.package_bytes_max }
  const bytes = await writePackage(told, reports, openEvidenceKey(directory, settings), bounds)
  const { members, problems } = await readArchive(bytes, { members_max: PACKAGE_MEMBERS_MAX + BESIDE_MANIFEST.length })
  return { bytes, ...readMembers(members), ...(problems.length > 0 && { unread: ['archive'] }) }
}

/** Notes of people's judgements name people, and say what they please. */
const withoutNote = (event: CampaignEvent): CampaignEvent => (event.kind === 'status' ? { ...event, note: '' } : event)
