import type { EvidenceCase } from '#contract/evidence.js'
import type { EvidenceSettings } from '#contract/evidence-settings.js'
import { groupDetectors, otherManifests } from '#detectors/registry.js'
import type { Member } from '#evidence/archive/member.js'
import type { Explanations } from '#evidence/report/explanation.js'
import { renderAuthorityReport } from '#evidence/report/render-authority-report.js'
import { renderEvidenceHtml } from '#evidence/report/render-evidence-html.js'
import { renderSummary } from '#evidence/report/render-summary.js'
import { printPdf } from './print-pdf.js'

const explanations: Explanations = Object.fromEntries(
  [...groupDetectors.map(({ manifest }) => manifest), ...otherManifests].map((manifest) => [manifest.name, manifest]),
)

/**
 * What a package says in words, from the very case that it holds. The PDF is left out where no browser is installed, and
 * where it is not wanted.
 */
export async function renderReports(
  evidence: EvidenceCase,
  settings: EvidenceSettings,
  { pdf: wanted = true } = {},
): Promise<Member[]> {
  const html = renderEvidenceHtml(evidence, { explanations })
  const summary = renderSummary(evidence)
  const authority = renderAuthorityReport(evidence, { explanations })
  const printing = {
    timeout_ms: settings.print_ms_max,
    created: new Date(evidence.created),
    ...(settings.chromium === '' ? {} : { chromium_path: settings.chromium }),
  }
  const pdf = wanted ? await printPdf(html, printing) : undefined
  return [
    textMember('report.html', html),
    ...(pdf === undefined ? [] : [{ path: 'report.pdf', bytes: pdf }]),
    textMember('summary.html', summary.html),
    textMember('summary.md', summary.markdown),
    textMember('authority.json', `${JSON.stringify(authority.document, null, 2)}\n`),
    textMember('authority.html', authority.html),
  ]
}

const textMember = (path: string, text: string): Member => ({ path, bytes: Buffer.from(text) })
