import type { AuthorityFields, AuthorityGround, AuthorityReport } from '#contract/authority-report.js'
import { type EvidenceCase, RELEASES } from '#contract/evidence.js'
import { formatConfidence, formatTime } from '#lib/format-number.js'
import { escapeHtml, html, Markup } from '#lib/markup.js'
import { type AuthorityOptions, deriveAuthorityReport } from './authority/derive-authority-report.js'
import { AUTHORITY_FIELDS, describeAuthorityField } from './authority/describe-authority-field.js'
import { renderDated } from './render-dated.js'
import { renderDocumentPage } from './render-document-page.js'
import { renderFacts, renderItems } from './render-document-table.js'

/** Longest statement of a ground that the contracts allow, and room for characters that are written out. */
const GROUND_MAX = 4000
const NAMES = Object.keys(AUTHORITY_FIELDS) as (keyof AuthorityFields)[]

/** The report to an authority: a document for machines, and the same as a page. What is unknown is said to be unknown. */
export function renderAuthorityReport(
  evidence: EvidenceCase,
  options: AuthorityOptions,
): { document: AuthorityReport; html: string } {
  const document = deriveAuthorityReport(evidence, options)
  return { document, html: pageOf(document) }
}

const pageOf = (report: AuthorityReport): string =>
  renderDocumentPage({
    title: `Report to an authority, campaign ${report.campaign}`,
    kind: 'report',
    body: html`<header>
<p class="mark">Report to an authority</p>
<h1>Campaign ${report.campaign}</h1>
<p><strong>${RELEASES[report.release]}</strong></p>
${renderFacts([
  ['Made', formatTime(report.created)],
  ['Reported by', report.reporter?.name ?? 'unknown'],
  ['Contact', report.reporter?.contact ?? 'unknown'],
  ['Confidence', formatConfidence(report.confidence)],
])}
</header>
<p class="claim">${renderDated(report.claim)}</p>
<p>Each field says how well it is known. Known: shown by the logs, or corroborated by independent sources. Alleged: stated on grounds, not corroborated. Unknown: nothing is stated.</p>
${NAMES.map((name) => renderField(name, report.fields))}
<section><h2>What this report does not show</h2>
${renderItems(report.not_shown)}</section>
<footer>Made by ${report.product.name} ${report.product.version} from the evidence package of the campaign, which holds the figures and the chain of custody. All times are UTC.</footer>`,
  })

const renderField = (
  name: keyof AuthorityFields,
  fields: AuthorityFields,
): Markup => html`<section><h2>${AUTHORITY_FIELDS[name].title}</h2>
<p><strong>${STATUS[fields[name].status]}.</strong></p>
${fields[name].status === 'unknown' ? '' : renderItems(describeAuthorityField(name, fields))}
<p class="soft">Grounds:</p>
<ul class="soft">${fields[name].grounds.map(renderGround)}</ul></section>`

const renderGround = ({ statement, source }: AuthorityGround): Markup =>
  html`<li>${new Markup(escapeHtml(statement, GROUND_MAX))} (${source})</li>`

const STATUS = { known: 'Known', alleged: 'Alleged, not corroborated', unknown: 'Unknown' } as const
