import type { EvidenceCase } from '#contract/evidence.js'
import { formatConfidence, formatCount, formatP } from '#lib/format-number.js'
import { html, type Markup } from '#lib/markup.js'
import { cutList } from '../cut-list.js'
import { describeAlternatives } from '../describe-alternatives.js'
import type { DocumentLimits } from '../document-limits.js'
import { renderDocumentTable } from '../render-document-table.js'
import type { Alternative } from '../weigh-alternative.js'

type NearMiss = EvidenceCase['alternatives'][number]

/** Which innocent explanations were considered, for this group and for others that were not raised. */
export function renderAlternativesSection(evidence: EvidenceCase, limits: DocumentLimits): Markup {
  const { shown, rest } = cutList(evidence.alternatives, limits.alternatives, 'groups', 'findings.json')
  return html`<h3>Innocent explanations of this group</h3>
${renderDocumentTable<Alternative>(
  'Each with how such a group would look, and what this group shows',
  [
    { head: 'Alternative', kind: 'wide', cell: ({ name, expected }) => html`${name}<small>${expected}</small>` },
    { head: 'What this group shows', kind: 'wide', cell: ({ sign }) => sign },
    { head: 'Outcome', kind: 'word', cell: ({ outcome }) => outcome },
  ],
  describeAlternatives(evidence),
)}
<p>${describeKnown(evidence)}</p>
<h3>Other groups that came near and were not raised</h3>
<p>The same method looked at other groups in these logs and did not accuse them. They are told so that a reader can see what it does with innocents.</p>
${shown.length === 0 ? html`<p>No other group came near.</p>` : renderNearMisses(shown)}
${rest}`
}

function describeKnown({ statistics: { signs } }: EvidenceCase): string {
  const { known } = signs
  if (typeof known !== 'number') return 'Whether accounts with a permit or on an allow-list were left out is not told.'
  return known === 0
    ? 'None of the accounts that the group took in has a permit, stands on the allow-list or had an appeal upheld, as far as detection was told.'
    : `${formatCount(known)} more ${known === 1 ? 'account was' : 'accounts were'} left out: known to be innocent by a permit, the allow-list or an upheld appeal.`
}

const renderNearMisses = (rows: readonly NearMiss[]): Markup =>
  renderDocumentTable<NearMiss>(
    'Near misses of the same run',
    [
      { head: 'Taken for', kind: 'word', cell: ({ kind }) => kind.replaceAll('-', ' ') },
      { head: 'Why it was not raised', kind: 'wide', cell: ({ reason }) => reason },
      { head: 'Accounts', kind: 'number', cell: ({ accounts_count }) => formatCount(accounts_count) },
      { head: 'One operator', kind: 'number', cell: ({ verdicts }) => verdictCell(verdicts.operator) },
      { head: 'Harvests', kind: 'number', cell: ({ verdicts }) => verdictCell(verdicts.harvesting) },
    ],
    rows,
  )

const verdictCell = ({ confidence, p_value }: NearMiss['verdicts']['operator']): Markup =>
  html`${formatConfidence(confidence)}<small>p ${formatP(p_value)}</small>`
