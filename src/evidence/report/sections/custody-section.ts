import type { Custody, EvidenceCase } from '#contract/evidence.js'
import { formatCount, formatNoun, formatTime } from '#lib/format-number.js'
import { html, type Markup, NOTHING } from '#lib/markup.js'
import { cutList, renderRest } from '../cut-list.js'
import type { DocumentLimits } from '../document-limits.js'
import { renderDocumentTable } from '../render-document-table.js'

/** Where the exchanges came from and what was done with them. */
export function renderCustodySection({ custody }: EvidenceCase, limits: DocumentLimits): Markup {
  const sources = custody.sources.slice(0, limits.sources)
  const steps = cutList(custody.steps, limits.steps, 'steps', 'custody.json')
  return html`<p>${formatNoun(custody.sources_count, 'source')}. Whoever holds the same file can compute its SHA-256 and compare it: when it agrees, not a byte differs from what was read.</p>
${sources.length === 0 ? html`<p>No source is on record.</p>` : renderSources(sources)}
${renderRest(sources.length, custody.sources.length, 'sources', 'custody.json')}
${renderHeld(custody.sources.length, custody.sources_count, 'sources')}
${steps.shown.length === 0 ? html`<p>No step is on record.</p>` : renderSteps(steps.shown)}
${steps.rest}
${renderHeld(custody.steps.length, custody.steps_count ?? custody.steps.length, 'steps')}
<p>${
    custody.audit === null
      ? 'No audit chain was kept.'
      : html`Head of the audit chain when the package was made: entry ${formatCount(custody.audit.seq)}, hash <span class="id">${custody.audit.hash}</span>.`
  }</p>`
}

const renderHeld = (held: number, count: number, noun: string): Markup =>
  held >= count
    ? NOTHING
    : html`<p class="soft">The package holds the newest ${formatCount(held)} of ${formatCount(count)} ${noun}.</p>`

const renderSources = (rows: Custody['sources']): Markup =>
  renderDocumentTable(
    'Sources, as they were read; counts of bytes, of exchanges and of lines that were rejected',
    [
      {
        head: 'Source and SHA-256',
        kind: 'wide',
        cell: ({ name, format, received, sha256 }) =>
          html`<span class="id">${name}</span><small>${format}, ${received === null ? 'received at a time not known' : `received ${formatTime(received)}`}</small><small>${sha256 === null ? 'not hashed' : html`<span class="id">${sha256}</span>`}</small>`,
      },
      { head: 'Bytes', kind: 'number', cell: ({ bytes }) => (bytes === null ? 'not known' : formatCount(bytes)) },
      { head: 'Exchanges', kind: 'number', cell: ({ exchanges }) => formatCount(exchanges) },
      { head: 'Rejected', kind: 'number', cell: ({ rejected }) => formatCount(rejected) },
    ],
    rows,
  )

const renderSteps = (rows: Custody['steps']): Markup =>
  renderDocumentTable(
    'Steps from source to finding',
    [
      { head: 'Time', kind: 'brief', cell: ({ at }) => formatTime(at) },
      { head: 'Step', cell: ({ step }) => step },
      { head: 'Detail', kind: 'wide', cell: ({ detail }) => detail },
    ],
    rows,
  )
