import { formatShare } from '#lib/format-number.js'
import { html, type Markup } from '#lib/markup.js'
import { HTML_LIMITS } from '../limits.js'

/** Named shares as horizontal bars, the greatest first. */
export function renderShareBars(shares: { name: string; share: number }[]): Markup {
  if (shares.length === 0) return html`<p class="soft">None seen.</p>`
  const sorted = [...shares].sort((a, b) => b.share - a.share).slice(0, HTML_LIMITS.shares)
  return html`<ul class="shares">
${sorted.map(
  ({ name, share }) =>
    html`<li><span>${name}</span><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect class="ground" width="100" height="10"/><rect class="harvest" width="${share * 100}" height="10"/></svg><span class="number">${formatShare(share)}</span></li>`,
)}
</ul>`
}
