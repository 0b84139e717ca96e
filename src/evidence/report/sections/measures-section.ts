import type { EvidenceCase } from '#contract/evidence.js'
import { formatConfidence, formatCount, formatTime } from '#lib/format-number.js'
import { html, type Markup } from '#lib/markup.js'
import { cutList } from '../cut-list.js'
import type { DocumentLimits } from '../document-limits.js'
import { renderDocumentTable } from '../render-document-table.js'

/** What was done about the campaign, and what became of it from run to run. */
export function renderMeasuresSection({ responses, history, campaign }: EvidenceCase, limits: DocumentLimits): Markup {
  const taken = cutList(responses, limits.responses, 'responses', 'findings.json')
  const told = cutList(history, limits.history, 'events', 'findings.json')
  return html`<p>Status when the package was made: ${campaign.status}.</p>
${taken.shown.length === 0 ? html`<p>No response is on record.</p>` : renderResponses(taken.shown)}
${taken.rest}
${told.shown.length === 0 ? html`<p>No history is on record: the campaign was found by one scan.</p>` : renderHistory(told.shown)}
${told.rest}`
}

const renderResponses = (rows: EvidenceCase['responses']): Markup =>
  renderDocumentTable(
    'Responses',
    [
      { head: 'Time', kind: 'brief', cell: ({ at }) => formatTime(at) },
      { head: 'Action', kind: 'word', cell: ({ action }) => action },
      { head: 'Accounts', kind: 'number', cell: ({ accounts }) => formatCount(accounts) },
      { head: 'Detail', kind: 'wide', cell: ({ detail }) => detail },
    ],
    rows,
  )

const renderHistory = (rows: EvidenceCase['history']): Markup =>
  renderDocumentTable(
    'History',
    [
      { head: 'Time', kind: 'brief', cell: ({ at }) => formatTime(at) },
      { head: 'Event', cell: ({ kind, note }) => html`${kind}<small>${note}</small>` },
      { head: 'Confidence', kind: 'number', cell: ({ confidence }) => formatConfidence(confidence) },
      { head: 'Accounts', kind: 'number', cell: ({ accounts_count }) => formatCount(accounts_count) },
      { head: 'Joined', kind: 'number', cell: ({ joined }) => formatCount(joined) },
      { head: 'Left', kind: 'number', cell: ({ left }) => formatCount(left) },
      { head: 'Exchanges', kind: 'number', cell: ({ exchanges }) => formatCount(exchanges) },
    ],
    rows,
  )
