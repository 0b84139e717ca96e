import { type ProvenanceReport, provenanceReportSchema } from '#contract/provenance.js'
import type { Member, PackageProblem } from '#evidence/archive/member.js'
import { readTime } from '#evidence/timestamp/read-time.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { listDocuments, readDocument } from '#provenance/kept/read-documents.js'
import { checkReport } from '#provenance/report/check-report.js'
import { renderProvenanceReport } from '#provenance/report/render-provenance-report.js'
import type { State } from '#store/state/state.js'

/** Reports of provenance in one package; the newest ones where there are more. */
const REPORTS_MAX = 20
const DOCUMENT = /^(provenance-prov_[0-9a-f]{24})\.json$/

export interface ProvenanceBeside {
  members: Member[]
  /** ids of reports that say what does not follow from what they hold: they are not signed */
  left_out: string[]
}

/** What was found of models that may have learned from a campaign: each report as a document and as a page. */
export async function readProvenanceMembers(state: State, campaign: string): Promise<ProvenanceBeside> {
  const { items } = await listDocuments(state, { campaign, kind: 'report', limit: 1000 })
  const newest = items.toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, REPORTS_MAX)
  const beside: ProvenanceBeside = { members: [], left_out: [] }
  for (const { id } of newest) {
    const report = await readDocument(state, { id, kind: 'report', schema: provenanceReportSchema })
    if (report.campaign === campaign && checkReport(report, { readTime }).length === 0)
      beside.members.push(...provenanceMembers(report))
    else beside.left_out.push(id)
  }
  return beside
}

export const provenanceMembers = (report: ProvenanceReport): Member[] => [
  { path: `provenance-${report.id}.json`, bytes: Buffer.from(canonicalJson(report)) },
  { path: `provenance-${report.id}.html`, bytes: Buffer.from(renderProvenanceReport(report)) },
]

/** The same again, from the documents that a package holds. One that cannot be read gives nothing: its pages have no source. */
export const renderProvenanceMembers = (files: ReadonlyMap<string, Buffer>): Member[] =>
  [...files].flatMap(([path, bytes]) => {
    const report = DOCUMENT.test(path) ? readReport(bytes) : undefined
    return report !== undefined && path === `provenance-${report.id}.json` ? provenanceMembers(report) : []
  })

/**
 * What the reports in a package say that does not follow from what they hold, graded again from it.
 * @param version of the running program: sentences of another one are left as they are
 */
export const checkProvenanceMembers = (
  files: ReadonlyMap<string, Buffer>,
  { campaign, version }: { campaign: string; version: string },
): PackageProblem[] =>
  [...files].flatMap(([member, bytes]) => {
    if (!DOCUMENT.test(member)) return []
    const report = readReport(bytes)
    if (report === undefined) return [{ member, what: 'it is no report of provenance' }]
    const problems = [
      ...(report.campaign === campaign ? [] : ['it is not of the campaign of this package']),
      ...checkReport(report, { words: report.stillwatch_version === version, readTime }),
    ]
    return problems.map((what) => ({ member, what }))
  })

function readReport(bytes: Buffer): ProvenanceReport | undefined {
  try {
    return provenanceReportSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}
