import type { EvidenceCase, Exposure } from '#contract/evidence.js'
import { formatCount, formatNoun, formatShare, formatTime } from '#lib/format-number.js'
import { html, type Markup, NOTHING } from '#lib/markup.js'
import { cutList } from '../cut-list.js'
import { describeValue, formatAmount } from '../describe-value.js'
import type { DocumentLimits } from '../document-limits.js'
import { renderDocumentTable, renderFacts } from '../render-document-table.js'

/** What leaked: exchanges, tokens, value, capabilities, and how much of it before detection. */
export function renderExposureSection({ exposure }: EvidenceCase, limits: DocumentLimits): Markup {
  const models = cutList(exposure.by_model, limits.models, 'models', 'exposure.json')
  const capabilities = cutList(exposure.capabilities, limits.capabilities, 'capabilities', 'exposure.json')
  return html`<p>Estimates, for the exchanges that harvest. What the accounts did besides is not counted.</p>
${renderFacts([
  ['Exchanges', formatCount(exposure.exchanges)],
  ['Input', formatNoun(exposure.input_tokens, 'token')],
  ['Output', formatNoun(exposure.output_tokens, 'token')],
  ['Of reasoning', formatNoun(exposure.reasoning_tokens, 'token')],
  ['Value', describeValue(exposure)],
  ['Before detection', describeBefore(exposure)],
])}
<p class="soft">The value is what the tokens sell for at the operator’s own price list. It is no measure of damage.</p>
${models.shown.length === 0 ? html`<p>The package holds no sums by model.</p>` : renderModels(models.shown, exposure)}
${models.rest}
${capabilities.shown.length === 0 ? html`<p>No capability was recognised in what was asked for.</p>` : renderCapabilities(capabilities.shown, exposure)}
${capabilities.rest}`
}

function describeBefore({ before_detection }: Exposure): string {
  if (before_detection === null) return 'Not applicable or not known: the campaign was found in stored logs.'
  const { exchanges, share, raised } = before_detection
  return `${formatNoun(exchanges, 'exchange')} (${formatShare(share)}) had passed when it was first raised, ${formatTime(raised)}.`
}

const renderModels = (rows: Exposure['by_model'], { value }: Exposure): Markup =>
  renderDocumentTable(
    'By model; tokens and exchanges, estimated',
    [
      { head: 'Model', cell: ({ model }) => html`<span class="id">${model}</span>` },
      { head: 'Exchanges', kind: 'number', cell: ({ exchanges }) => formatCount(exchanges) },
      { head: 'Input tokens', kind: 'number', cell: ({ input_tokens }) => formatCount(input_tokens) },
      { head: 'Output tokens', kind: 'number', cell: ({ output_tokens }) => formatCount(output_tokens) },
      { head: 'Of reasoning', kind: 'number', cell: ({ reasoning_tokens }) => formatCount(reasoning_tokens) },
      {
        head: value === null ? 'Value' : `Value, ${value.currency}`,
        kind: 'number',
        cell: (row) => (row.value === null ? 'no price' : formatAmount(row.value)),
      },
    ],
    rows,
  )

const renderCapabilities = (rows: Exposure['capabilities'], { exchanges: all }: Exposure): Markup =>
  renderDocumentTable(
    'Capabilities aimed at; an exchange can ask for several',
    [
      { head: 'Capability', kind: 'wide', cell: ({ name }) => name.replaceAll('_', ' ') },
      { head: 'Exchanges', kind: 'number', cell: ({ exchanges }) => formatCount(exchanges) },
      { head: 'Share', kind: 'number', cell: ({ exchanges }) => (all === 0 ? NOTHING : formatShare(exchanges / all)) },
    ],
    rows,
  )
