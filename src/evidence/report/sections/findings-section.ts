import type { EvidenceCase, FindingStatistics } from '#contract/evidence.js'
import type { Verdict } from '#contract/report.js'
import { formatConfidence, formatCount, formatNoun, formatP, formatPTerm, formatStatistic } from '#lib/format-number.js'
import { html, type Markup, NOTHING } from '#lib/markup.js'
import { cutList } from '../cut-list.js'
import { describeChance, describeNulls } from '../describe-chance.js'
import { describeConfidence, wrongInThousand } from '../describe-claim.js'
import type { DocumentLimits } from '../document-limits.js'
import { type Explanations, explanationOf } from '../explanation.js'
import { type DocumentColumn, renderDocumentTable } from '../render-document-table.js'

/** From here on chance alone gives one finding in twenty. */
const P_SHOWN = 0.05

/** What is shown, with which confidence, and what chance would give. */
export function renderFindingsSection(
  { statistics, campaign }: EvidenceCase,
  explanations: Explanations,
  limits: DocumentLimits,
): Markup {
  const strongest = [...statistics.findings].sort((a, b) => a.p_value - b.p_value || (a.kind < b.kind ? -1 : 1))
  const { shown, rest } = cutList(strongest, limits.findings, 'findings', 'statistics.json')
  const standing = shown.filter(({ p_value }) => p_value < P_SHOWN)
  const silent = shown.filter(({ p_value }) => !(p_value < P_SHOWN))
  const statements = new Map(campaign.evidence.map(({ kind, statement }) => [kind, statement]))
  return html`<p>Two questions are asked, and both must be answered with yes: whether one operator runs the accounts, and
whether they harvest. Each answer has a p-value, which is what chance would give, and a confidence, which is how probable
the answer is after all that was found.</p>
${renderVerdict('One operator', statistics.verdicts.operator)}
${renderVerdict('Harvesting', statistics.verdicts.harvesting)}
<p><strong>Both together:</strong> a confidence ${describeConfidence(statistics.confidence)}. Of 1,000 groups with this confidence
about ${formatCount(wrongInThousand(statistics.confidence))} would be no such campaign.</p>
<h3>Findings</h3>
<p>${formatNoun(statistics.findings.length, 'kind')} of evidence ${statistics.findings.length === 1 ? 'was' : 'were'} tested; ${formatCount(statistics.findings.filter(({ p_value }) => p_value < P_SHOWN).length)} show more than chance would at p below ${P_SHOWN}.
At that bound chance alone would let about ${formatStatistic(statistics.findings.length * P_SHOWN)} stand out. «Expected» is the mean of the same figure over sets of innocent accounts
(null sets), matched in number and activity. Where no null set reaches the figure, a tail fitted to the highest of them may tell how far beyond it lies.</p>
${standing.length === 0 ? html`<p>No finding stands out from chance by itself.</p>` : renderDocumentTable('Findings that stand out, the strongest first', columnsOf(explanations, statements), standing)}
${silent.length === 0 ? NOTHING : renderDocumentTable('Tested as well, and not told from chance', columnsOf(explanations, new Map()), silent)}
${rest}
<h3>What the tests are</h3>
${shown.length === 0 ? html`<p>No test was made.</p>` : shown.map((finding) => renderExplanation(finding, explanations, limits))}`
}

const renderVerdict = (name: string, { p_value, confidence, summary }: Verdict): Markup =>
  html`<p><strong>${name}:</strong> confidence ${formatConfidence(confidence)}, ${formatPTerm(p_value)} (as much comes up ${describeChance(p_value)}). ${summary}</p>`

const columnsOf = (
  explanations: Explanations,
  statements: ReadonlyMap<string, string>,
): DocumentColumn<FindingStatistics>[] => [
  {
    head: 'Finding',
    kind: 'wide',
    cell: ({ kind, unit, verdict, accounts }) =>
      html`${explanationOf(explanations, kind).title}<small>${statements.get(kind) ?? ''}</small><small>For ${verdict === 'operator' ? 'one operator' : 'harvesting'}; shown by ${formatNoun(accounts, 'account')}; in ${unit}</small>`,
  },
  { head: 'Observed', kind: 'number', cell: ({ observed }) => formatStatistic(observed) },
  { head: 'Expected', kind: 'number', cell: ({ expected }) => formatStatistic(expected) },
  { head: 'p-value', kind: 'number', cell: ({ p_value }) => formatP(p_value) },
  {
    head: 'Null sets',
    kind: 'word',
    cell: ({ tested, observed, nulls, tail }) =>
      html`${describeNulls(tested, nulls, tail)}${tested === observed ? NOTHING : html`<small>ranked by ${formatStatistic(tested)}</small>`}`,
  },
]

function renderExplanation({ kind }: FindingStatistics, explanations: Explanations, limits: DocumentLimits): Markup {
  const { title, claims, null_model, papers } = explanationOf(explanations, kind)
  const read = papers.slice(0, limits.papers)
  return html`<p><strong>${title}</strong> <span class="id">${kind}</span>. ${claims} Chance means: ${null_model}.${read.length === 0 ? '' : ` Literature: ${read.join('; ')}.`}</p>`
}
