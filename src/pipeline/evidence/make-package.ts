import type { EvidenceCase } from '#contract/evidence.js'
import type { EvidenceSettings } from '#contract/evidence-settings.js'
import type { Member } from '#evidence/archive/member.js'
import { pseudonymiseAccounts } from '#evidence/pseudonymise-accounts.js'
import { readBack } from '#evidence/read-back.js'
import { requestTimestamp } from '#evidence/timestamp/request-timestamp.js'
import { type PackageOptions, sha256Of, writePackage } from '#evidence/write-package.js'
import { readOwnPackage } from '../read-own-package.js'
import { openEvidenceKey, openPseudonymKey } from './evidence-keys.js'
import { type Printed, renderReports } from './render-reports.js'

export interface PackageForm {
  accounts: EvidenceCase['accounts_are']
  /** where keys are kept */
  directory: string
  settings: EvidenceSettings
  /** members beside those of the case, such as reports of provenance */
  beside?: readonly Member[]
}

export interface MadePackage {
  bytes: Buffer
  sha256: string
  key_id: string
  /** undefined where no browser was there to print it */
  printed: Printed | undefined
  timestamp: boolean
}

/**
 * A package from a case whose accounts stand in the clear; every package is made here. Errors are those of its parts:
 * keys that cannot be read, a time-stamping server that does not answer, a package that grows too large.
 */
export async function makePackage(
  clear: EvidenceCase,
  { accounts, directory, settings, beside = [] }: PackageForm,
): Promise<MadePackage> {
  const signer = openEvidenceKey(directory, settings)
  const told = readBack(
    accounts === 'clear' ? clear : pseudonymiseAccounts(clear, openPseudonymKey(directory, settings)),
  )
  const { version } = await readOwnPackage()
  const { members, printed } = await renderReports(told, settings)
  const bytes = await writePackage(told, [...members, ...beside], signer, { ...optionsOf(settings), version })
  const { key_id } = signer
  return { bytes, sha256: sha256Of(bytes), key_id, printed, timestamp: settings.timestamp_url !== '' }
}

function optionsOf({ timestamp_url, timestamp_ms_max, package_bytes_max }: EvidenceSettings): PackageOptions {
  const bounds = { bytes_max: package_bytes_max }
  if (timestamp_url === '') return bounds
  const timestamp = async (sha256: string): Promise<Buffer> =>
    (await requestTimestamp(timestamp_url, sha256, { timeout_ms: timestamp_ms_max })).tsr
  return { ...bounds, timestamp }
}
