import { html, type Markup, type MarkupValue, NOTHING } from '#lib/markup.js'

export interface DocumentColumn<Row> {
  head: string
  /** `number` stands at the right, `wide` keeps room for sentences, `word` is broken at spaces, `brief` not at all */
  kind?: 'number' | 'wide' | 'word' | 'brief'
  cell(row: Row): MarkupValue
}

/** A table of so few rows is kept on one page. */
const ROWS_TOGETHER = 4

/** A table with its caption. Its head is repeated on each printed page. */
export const renderDocumentTable = <Row>(
  caption: string,
  columns: DocumentColumn<Row>[],
  rows: readonly Row[],
): Markup =>
  html`<table class="${rows.length <= ROWS_TOGETHER ? 'short' : ''}">
<caption>${caption}</caption>
<thead><tr>${columns.map(({ head, kind }) => html`<th scope="col" class="${kind ?? ''}">${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${columns.map(({ kind, cell }) => html`<td class="${kind ?? ''}">${cell(row)}</td>`)}</tr>`)}
</tbody>
</table>`

/** Names with their values, one a line. */
export const renderFacts = (facts: readonly (readonly [name: string, value: MarkupValue])[]): Markup =>
  facts.length === 0
    ? NOTHING
    : html`<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`

export const renderItems = (items: readonly string[]): Markup => html`<ul>
${items.map((item) => html`<li>${item}</li>`)}
</ul>`
