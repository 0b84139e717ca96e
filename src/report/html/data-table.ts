import { html, type Markup, type MarkupValue } from '#lib/markup.js'

export interface DataColumn<Row> {
  head: string
  /** class of its cells: `number` stands at the right, `long` may wrap */
  kind?: 'number' | 'long' | 'statement' | 'against'
  cell(row: Row): MarkupValue
}

/** A table that scrolls within its own frame where the page is narrow. `label` names it to a screen reader. */
export function renderDataTable<Row>(label: string, columns: DataColumn<Row>[], rows: Row[]): Markup {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
<thead><tr>${columns.map(({ head, kind }) => html`<th scope="col" class="${kind === 'number' ? kind : ''}">${head}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${columns.map(({ kind, cell }) => html`<td class="${kind ?? ''}">${cell(row)}</td>`)}</tr>`)}
</tbody>
</table></div>`
}
