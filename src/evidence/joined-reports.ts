import { countsFor } from '#contract/counts-for.js'
import type { JoinedReport } from '#contract/evidence.js'
import { type ProvenanceReport, provenanceReportSchema } from '#contract/provenance.js'

const DOCUMENT = /^provenance-(prov_[0-9a-f]{24})\.json$/
/** A test of many keys has as many results; the report itself holds them all. */
const SUBJECTS_MAX = 20

/**
 * What the reports of provenance among the members of a package come to, by their ids. Of their documents alone: so the list
 * in findings.json can be held against what stands beside it. One that cannot be read gives nothing, and is a problem of its own.
 */
export const joinedReports = (members: Iterable<readonly [path: string, bytes: Buffer]>): JoinedReport[] =>
  [...members]
    .flatMap(([path, bytes]) => {
      const report = DOCUMENT.test(path) ? readReport(bytes) : undefined
      return report === undefined ? [] : [toJoined(report)]
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1))

/** Suspects that a joined report of this very campaign ties to it strongly, each once, in the order of the reports. */
export const stronglyTied = (reports: readonly JoinedReport[] = []): string[] => [
  ...new Set(reports.filter(({ grade }) => grade === 'strong').map(({ suspect }) => suspect)),
]

/** On what the verdict stands: marks of other clusters made none of it, and are not the reader's concern. */
function toJoined({ id, suspect, campaign, verdict, results }: ProvenanceReport): JoinedReport {
  const subjects = results
    .filter((result) => countsFor(campaign ?? undefined, result) && result.grade === verdict.grade)
    .slice(0, SUBJECTS_MAX)
    .map(({ test, subject }) => ({ test, subject }))
  return { id, suspect, grade: verdict.grade, statement: verdict.statement, subjects }
}

function readReport(bytes: Buffer): ProvenanceReport | undefined {
  try {
    return provenanceReportSchema.safeParse(JSON.parse(bytes.toString('utf8'))).data
  } catch {
    return undefined
  }
}
