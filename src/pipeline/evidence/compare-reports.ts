import type { EvidenceCase } from '#contract/evidence.js'
import { packageSignatureSchema } from '#contract/evidence-package.js'
import type { Member } from '#evidence/archive/member.js'
import { joinedReports } from '#evidence/joined-reports.js'
import { FINDINGS, MANIFEST, OWN_MEMBERS, README, SIGNATURE, TIMESTAMP } from '#evidence/package-documents.js'
import { readManifest } from '#evidence/read-manifest.js'
import { renderReadme } from '#evidence/render-readme.js'
import type { Recomputed } from '#evidence/verify-package.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { renderProvenanceMembers } from './provenance-members.js'
import { REPORT_PRINTED, renderPages } from './render-reports.js'

/**
 * Holds what a package says in words against its documents: the reports and README.txt are rendered again and compared
 * byte by byte. Only the version that wrote it writes the same words, so a package of another one is left as it is. A PDF
 * cannot be printed again to the byte: of it there is only its name.
 * @param version of the running program
 */
export function compareReports(
  evidence: EvidenceCase,
  files: ReadonlyMap<string, Buffer>,
  version: string,
): Required<Pick<Recomputed, 'words' | 'problems'>> {
  if (readManifest(files.get(MANIFEST))?.version !== version) return { words: 'unchecked', problems: [] }
  const rendered = [...renderPages(evidence), ...readmeOf(evidence, files), ...renderProvenanceMembers(files)]
  const problems = rendered.flatMap(({ path, bytes }) => {
    const what = tellDifference(files.get(path), bytes, version)
    return what === undefined ? [] : [{ member: path, what }]
  })
  if (!listsItsReports(evidence, files))
    problems.push({ member: FINDINGS, what: 'the reports of provenance that it lists are not those beside it' })
  const names = new Set([...OWN_MEMBERS, REPORT_PRINTED, ...rendered.map(({ path }) => path)])
  for (const path of files.keys())
    if (!names.has(path)) problems.push({ member: path, what: `no member that version ${version} puts into a package` })
  return { words: problems.length === 0 ? 'agree' : 'differ', problems }
}

/** A list that says more, or less, than the reports do would be believed in their place. */
const listsItsReports = ({ provenance }: EvidenceCase, files: ReadonlyMap<string, Buffer>): boolean =>
  provenance === undefined || canonicalJson(provenance) === canonicalJson(joinedReports(files))

function readmeOf(evidence: EvidenceCase, files: ReadonlyMap<string, Buffer>): Member[] {
  const key_id = keyIdOf(files.get(SIGNATURE))
  // Who signed is told in README.txt; a signature that cannot be read is a problem of its own.
  if (key_id === undefined) return []
  return [{ path: README, bytes: Buffer.from(renderReadme(evidence, { key_id, timestamped: files.has(TIMESTAMP) })) }]
}

function keyIdOf(signature: Buffer | undefined): string | undefined {
  try {
    return packageSignatureSchema.parse(JSON.parse(String(signature))).key_id
  } catch {
    return undefined
  }
}

function tellDifference(told: Buffer | undefined, rendered: Buffer, version: string): string | undefined {
  if (told === undefined) return `it is missing, version ${version} makes it`
  if (told.equals(rendered)) return undefined
  const at = rendered.findIndex((byte, i) => byte !== told[i])
  const from = at < 0 ? rendered.length : at
  return `rendered again from the documents it differs from byte ${from} on: it does not say what they say`
}
