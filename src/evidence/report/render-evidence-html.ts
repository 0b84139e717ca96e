import { type EvidenceCase, RELEASES } from '#contract/evidence.js'
import { formatTime } from '#lib/format-number.js'
import { html, type Markup } from '#lib/markup.js'
import { describeClaim } from './describe-claim.js'
import { describeGaps } from './describe-gaps.js'
import { describeMethodLimits } from './describe-method-limits.js'
import { DOCUMENT_LIMITS, type DocumentLimits } from './document-limits.js'
import type { Explanations } from './explanation.js'
import { renderDated } from './render-dated.js'
import { renderDocumentPage } from './render-document-page.js'
import { renderFacts, renderItems } from './render-document-table.js'
import { renderAccountsSection } from './sections/accounts-section.js'
import { renderAffiliationSection } from './sections/affiliation-section.js'
import { renderAlternativesSection } from './sections/alternatives-section.js'
import { renderCustodySection } from './sections/custody-section.js'
import { renderExposureSection } from './sections/exposure-section.js'
import { renderFindingsSection } from './sections/findings-section.js'
import { renderMeasuresSection } from './sections/measures-section.js'
import { renderProvenanceSection } from './sections/provenance-section.js'
import { renderSamplesSection } from './sections/samples-section.js'
import { renderSettingsSection } from './sections/settings-section.js'
import { renderTimelineSection } from './sections/timeline-section.js'
import { renderVerificationSection } from './sections/verification-section.js'

export interface EvidenceHtmlOptions {
  /** what each kind of finding claims and what chance means for it, from the detectors' manifests */
  explanations: Explanations
  limits?: Partial<DocumentLimits>
}

/** The report of a package: one page of HTML that prints on A4, for people who will doubt it. */
export function renderEvidenceHtml(evidence: EvidenceCase, { explanations, limits }: EvidenceHtmlOptions): string {
  const bounds = { ...DOCUMENT_LIMITS, ...limits }
  const sections = sectionsOf(evidence, explanations, bounds)
  const { campaign } = evidence
  const body = html`${renderHead(evidence)}
<nav aria-label="Contents"><ol>
${sections.map(([title], index) => html`<li><a href="#section-${index + 1}">${title}</a></li>`)}
</ol></nav>
${sections.map(
  ([title, section], index) => html`<section id="section-${index + 1}"><h2>${index + 1}. ${title}</h2>
${section}</section>`,
)}
<footer>Evidence report on campaign <span class="id">${campaign.id}</span>, made ${formatTime(evidence.created)} by ${evidence.product.name} ${evidence.product.version}. All times are UTC.</footer>`
  return renderDocumentPage({
    title: `Evidence report, campaign ${campaign.id}`,
    kind: 'report',
    body,
  })
}

const renderHead = ({ campaign, created, operator, release }: EvidenceCase): Markup => html`<header>
<p class="mark">Evidence report</p>
<h1>Campaign ${campaign.id}</h1>
<p><strong>${RELEASES[release]}</strong></p>
${renderFacts([
  ['Made', formatTime(created)],
  ['Made by', operator === null ? 'not told' : operator.name],
  ['Contact', operator === null ? 'not told' : operator.contact],
  ['Status', campaign.status],
])}
</header>`

const sectionsOf = (
  evidence: EvidenceCase,
  explanations: Explanations,
  limits: DocumentLimits,
): [title: string, body: Markup][] => [
  [
    'What is claimed',
    html`<p class="claim">${renderDated(describeClaim(evidence))}</p>
<p>${evidence.campaign.summary}</p>
<p>A campaign is a group of accounts with evidence for one operator and for harvesting: taking a model’s outputs in bulk, as they are taken to train another model.</p>`,
  ],
  ['What is shown, and what chance would give', renderFindingsSection(evidence, explanations, limits)],
  ['Alternatives considered', renderAlternativesSection(evidence, limits)],
  ['What is not shown', renderItems(describeGaps(evidence))],
  ['Affiliation', renderAffiliationSection(evidence, limits)],
  ['Provenance: models examined', renderProvenanceSection(evidence, limits)],
  ['Exposure: what left', renderExposureSection(evidence, limits)],
  ['Course over time', renderTimelineSection(evidence, limits)],
  ['Accounts', renderAccountsSection(evidence, limits)],
  ['Responses and history', renderMeasuresSection(evidence, limits)],
  ['Sample prompts', renderSamplesSection(evidence, limits)],
  ['Chain of custody', renderCustodySection(evidence, limits)],
  ['Settings and versions', renderSettingsSection(evidence, limits)],
  ['How to verify', renderVerificationSection()],
  ['Limits of the method', renderItems(describeMethodLimits(evidence))],
]
