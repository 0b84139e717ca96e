import { html, Markup } from '#lib/markup.js'

/** A sentence whose dates are not broken at the end of a line. */
export const renderDated = (text: string): Markup =>
  new Markup(
    text
      .split(/(\d{4}-\d{2}-\d{2})/)
      .map((part, index) => (index % 2 === 1 ? html`<span class="date">${part}</span>` : html`${part}`).text)
      .join(''),
  )
