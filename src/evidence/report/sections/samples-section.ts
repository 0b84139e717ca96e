import type { EvidenceCase } from '#contract/evidence.js'
import { formatTime } from '#lib/format-number.js'
import { escapeHtml, html, Markup } from '#lib/markup.js'
import { cutList } from '../cut-list.js'
import type { DocumentLimits } from '../document-limits.js'
import { renderDocumentTable } from '../render-document-table.js'

/** Characters of a sample that are shown; the whole stands in its member. */
const SAMPLE_MAX = 1500

/** Prompts as they were sent, where policy allows. */
export function renderSamplesSection({ samples }: EvidenceCase, limits: DocumentLimits): Markup {
  if (samples.length === 0)
    return html`<p>The package holds no prompt. Either policy does not allow it, or none was kept. No finding rests on a single prompt.</p>`
  const { shown, rest } = cutList(samples, limits.samples, 'samples', 'samples.ndjson')
  return html`<p>Prompts as the accounts sent them, on one line each; a long one ends with «…» and is whole in samples.ndjson.</p>
${renderDocumentTable(
  'Samples',
  [
    {
      head: 'Account and time',
      cell: ({ account, at }) => html`<span class="id">${account}</span><small>${formatTime(at)}</small>`,
    },
    { head: 'Prompt', kind: 'wide', cell: ({ text }) => new Markup(escapeHtml(text, SAMPLE_MAX)) },
  ],
  shown,
)}
${rest}`
}
