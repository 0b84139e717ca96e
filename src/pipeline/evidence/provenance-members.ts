import { type ProvenanceReport, provenanceReportSchema } from '#contract/provenance.js'
import type { Member } from '#evidence/archive/member.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { listDocuments, readDocument } from '#provenance/kept/read-documents.js'
import { renderProvenanceReport } from '#provenance/report/render-provenance-report.js'
import type { State } from '#store/state/state.js'

/** Reports of provenance in one package; the newest ones where there are more. */
const REPORTS_MAX = 20
const DOCUMENT = /^(provenance-prov_[0-9a-f]{24})\.json$/

/** What was found of models that may have learned from a campaign: each report as a document and as a page. */
export async function readProvenanceMembers(state: State, campaign: string): Promise<Member[]> {
  const { items } = await listDocuments(state, { campaign, kind: 'report', limit: 1000 })
  const newest = items.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, REPORTS_MAX)
  const members: Member[] = []
  for (const { id } of newest)
    members.push(
      ...provenanceMembers(await readDocument(state, { id, kind: 'report', schema: provenanceReportSchema })),
    )
  return members
}

export const provenanceMembers = (report: ProvenanceReport): Member[] => [
  { path: `provenance-${report.id}.json`, bytes: Buffer.from(canonicalJson(report)) },
  { path: `provenance-${report.id}.html`, bytes: Buffer.from(renderProvenanceReport(report)) },
]

/** The same again, from the documents that a package holds. One that cannot be read gives nothing: its pages have no source. */
export const renderProvenanceMembers = (files: ReadonlyMap<string, Buffer>): Member[] =>
  [...files].flatMap(([path, bytes]) => {
    if (!DOCUMENT.test(path)) return []
    const report = readReport(bytes)
    return report !== undefined && path === `provenance-${report.id}.json` ? provenanceMembers(report) : []
  })

function readReport(bytes: Buffer): ProvenanceReport | undefined {
  try {
    return provenanceReportSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}
