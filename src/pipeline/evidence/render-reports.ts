import type { EvidenceCase } from '#contract/evidence.js'
import type { EvidenceSettings } from '#contract/evidence-settings.js'
import { manifests } from '#detectors/registry.js'
import type { Member } from '#evidence/archive/member.js'
import type { Explanations } from '#evidence/report/explanation.js'
import { renderAuthorityReport } from '#evidence/report/render-authority-report.js'
import { renderEvidenceHtml } from '#evidence/report/render-evidence-html.js'
import { renderSummary } from '#evidence/report/render-summary.js'
import { sha256Of } from '#evidence/write-package.js'
import { printPdf } from './print-pdf.js'

const explanations: Explanations = Object.fromEntries(manifests)

/** A page that was printed, by the SHA-256 of both: so it can be shown which page a PDF was printed from. */
export interface Printed {
  sha256: string
  page: { path: string; sha256: string }
}

export interface Reports {
  members: Member[]
  /** undefined where no browser is installed: then there is no PDF */
  printed: Printed | undefined
}

export const REPORT_PAGE = 'report.html'
export const REPORT_PRINTED = 'report.pdf'

/** What a package says in words, and its first page printed where a browser is installed. */
export async function renderReports(evidence: EvidenceCase, settings: EvidenceSettings): Promise<Reports> {
  const pages = renderPages(evidence)
  const [page] = pages
  const pdf = await printPdf(page.bytes.toString(), {
    timeout_ms: settings.print_ms_max,
    created: new Date(evidence.created),
    ...(settings.chromium === '' ? {} : { chromium_path: settings.chromium }),
  })
  const members = pdf === undefined ? pages : [...pages, { path: REPORT_PRINTED, bytes: pdf }]
  const printed =
    pdf === undefined ? undefined : { sha256: sha256Of(pdf), page: { path: page.path, sha256: sha256Of(page.bytes) } }
  return { members, printed }
}

/** What a package says in words, from the very case that it holds: the same bytes each time. */
export function renderPages(evidence: EvidenceCase): [page: Member, ...others: Member[]] {
  const summary = renderSummary(evidence)
  const authority = renderAuthorityReport(evidence, { explanations })
  return [
    textMember(REPORT_PAGE, renderEvidenceHtml(evidence, { explanations })),
    textMember('summary.html', summary.html),
    textMember('summary.md', summary.markdown),
    textMember('authority.json', `${JSON.stringify(authority.document, null, 2)}\n`),
    textMember('authority.html', authority.html),
  ]
}

const textMember = (path: string, text: string): Member => ({ path, bytes: Buffer.from(text) })
