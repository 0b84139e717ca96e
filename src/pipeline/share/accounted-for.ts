import type { Member } from '#evidence/archive/member.js'
import { SIGNATURE, TIMESTAMP } from '#evidence/package-documents.js'
import { verifyTimestamp } from '#evidence/timestamp/verify-timestamp.js'
import { sha256Of } from '#evidence/write-package.js'
import { type Printed, REPORT_PRINTED } from '../evidence/render-reports.js'

/**
 * Members that the gate cannot read, and that say nothing beside what it reads: the PDF that was printed from the very
 * page that leaves with it, and the timestamp of the very signature. Others by these names are not accounted for.
 */
export async function accountedFor(members: readonly Member[], printed: Printed | undefined): Promise<Set<string>> {
  const files = new Map(members.map(({ path, bytes }) => [path, bytes]))
  const isOf = (path: string, sha256: string | undefined): boolean => {
    const bytes = files.get(path)
    return bytes !== undefined && sha256Of(bytes) === sha256
  }
  const accounted = new Set<string>()
  if (printed !== undefined && isOf(REPORT_PRINTED, printed.sha256) && isOf(printed.page.path, printed.page.sha256))
    accounted.add(REPORT_PRINTED)
  const token = files.get(TIMESTAMP)
  const signature = files.get(SIGNATURE)
  if (token === undefined || signature === undefined) return accounted
  const { status } = await verifyTimestamp(token, sha256Of(signature), [])
  return status === 'invalid' ? accounted : accounted.add(TIMESTAMP)
}
