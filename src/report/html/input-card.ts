import type { Report } from '#contract/report.js'
import { formatCount, formatNoun, formatStatistic } from '#lib/format-number.js'
import { html, type Markup, NOTHING } from '#lib/markup.js'
import { describeCut } from '../describe-outcome.js'
import { HTML_LIMITS } from '../limits.js'
import { renderDataTable } from './data-table.js'

type Input = Report['input']

/** What was read, file by file, and the first lines that could not be. */
export function renderInputCard(input: Input): Markup {
  const files = input.files.slice(0, HTML_LIMITS.files)
  const table = renderDataTable<Input['files'][number]>(
    'Files',
    [
      { head: 'File', kind: 'long', cell: ({ path }) => html`<span class="id">${path}</span>` },
      { head: 'Format', cell: ({ format }) => format },
      { head: 'Exchanges', kind: 'number', cell: ({ exchanges }) => formatCount(exchanges) },
      { head: 'Rejected', kind: 'number', cell: ({ rejected }) => formatCount(rejected) },
    ],
    files,
  )
  return html`<section class="card" id="input" aria-labelledby="input-name"><h2 id="input-name">Input</h2>
<p>${formatNoun(input.exchanges, 'exchange')} of ${formatNoun(input.accounts, 'account')}; ${formatNoun(input.duplicates, 'duplicate')}; content ${input.content}.</p>
${table}${cutNote(files.length, input.files.length, 'files')}
${renderRejected(input)}
</section>`
}

function renderRejected({ rejected, rejected_count }: Input): Markup {
  if (rejected_count === 0 && rejected.length === 0) return NOTHING
  const shown = rejected.slice(0, HTML_LIMITS.rejected)
  const table = renderDataTable<Input['rejected'][number]>(
    'Rejected lines',
    [
      { head: 'File', kind: 'long', cell: ({ file }) => html`<span class="id">${file}</span>` },
      { head: 'Line', kind: 'number', cell: ({ line }) => (line > 0 ? formatCount(line) : 'whole file') },
      { head: 'Reason', kind: 'long', cell: ({ reason }) => reason },
    ],
    shown,
  )
  return html`<h3>Rejected lines</h3>${table}${cutNote(shown.length, rejected_count, 'rejected lines')}`
}

const cutNote = (shown: number, total: number, noun: string): Markup => {
  const cut = describeCut(shown, total, noun)
  return cut === '' ? NOTHING : html`<p class="cut">${cut}</p>`
}

/** How the result was made: settings by their dotted names, seconds a stage. */
export function renderMakingCard({ settings, timings }: Report): Markup {
  const pair = (head: string, numeric: boolean) => [
    { head, kind: 'long' as const, cell: ([name]: [string, string]) => html`<span class="id">${name}</span>` },
    {
      head: numeric ? 'Seconds' : 'Value',
      ...(numeric ? { kind: 'number' as const } : {}),
      cell: ([, value]: [string, string]) => value,
    },
  ]
  const seconds = Object.entries(timings).map(([stage, value]): [string, string] => [stage, formatStatistic(value)])
  return html`<section class="card" id="settings" aria-labelledby="settings-name"><h2 id="settings-name">Settings and timings</h2>
<details><summary>Settings</summary>${renderDataTable('Settings', pair('Setting', false), flattenSettings(settings))}</details>
<details><summary>Timings</summary>${renderDataTable('Timings', pair('Stage', true), seconds)}</details>
</section>`
}

/** Nested settings as rows of dotted name and JSON value. */
export function flattenSettings(settings: Record<string, unknown>, prefix = ''): [string, string][] {
  return Object.entries(settings).flatMap(([name, value]): [string, string][] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? flattenSettings(value as Record<string, unknown>, `${prefix}${name}.`)
      : [[`${prefix}${name}`, typeof value === 'string' ? value : (JSON.stringify(value) ?? 'not set')]],
  )
}
