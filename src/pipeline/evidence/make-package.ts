import type { EvidenceCase } from '#contract/evidence.js'
import type { EvidenceSettings } from '#contract/evidence-settings.js'
import { pseudonymiseAccounts } from '#evidence/pseudonymise-accounts.js'
import { requestTimestamp } from '#evidence/timestamp/request-timestamp.js'
import { type PackageOptions, sha256Of, writePackage } from '#evidence/write-package.js'
import { openEvidenceKey, openPseudonymKey } from './evidence-keys.js'
import { renderReports } from './render-reports.js'

export interface MadePackage {
  bytes: Buffer
  sha256: string
  key_id: string
  /** whether a browser was there to print it */
  pdf: boolean
  timestamp: boolean
}

/**
 * A package from a case whose accounts stand in the clear. Errors are those of its parts: keys that cannot be read, a
 * time-stamping server that does not answer, a package that grows too large.
 * @param directory where keys are kept
 */
export async function makePackage(
  clear: EvidenceCase,
  accounts: EvidenceCase['accounts_are'],
  directory: string,
  settings: EvidenceSettings,
): Promise<MadePackage> {
  const signer = openEvidenceKey(directory, settings)
  const told = accounts === 'clear' ? clear : pseudonymiseAccounts(clear, openPseudonymKey(directory, settings))
  const reports = await renderReports(told, settings)
  const bytes = await writePackage(told, reports, signer, optionsOf(settings))
  return {
    bytes,
    sha256: sha256Of(bytes),
    key_id: signer.key_id,
    pdf: reports.some(({ path }) => path === 'report.pdf'),
    timestamp: settings.timestamp_url !== '',
  }
}

function optionsOf({ timestamp_url, timestamp_ms_max, package_bytes_max }: EvidenceSettings): PackageOptions {
  const bounds = { bytes_max: package_bytes_max }
  if (timestamp_url === '') return bounds
  const timestamp = async (sha256: string): Promise<Buffer> =>
    (await requestTimestamp(timestamp_url, sha256, { timeout_ms: timestamp_ms_max })).tsr
  return { ...bounds, timestamp }
}
