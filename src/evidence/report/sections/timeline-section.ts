import type { EvidenceCase } from '#contract/evidence.js'
import { formatCount, formatTime } from '#lib/format-number.js'
import { html, type Markup } from '#lib/markup.js'
import { deriveBars } from '../derive-bars.js'
import { daysOf } from '../describe-claim.js'
import type { DocumentLimits } from '../document-limits.js'
import { renderFacts } from '../render-document-table.js'
import { renderTimelineFigure } from '../timeline-figure.js'

/** The campaign over time. */
export function renderTimelineSection({ campaign }: EvidenceCase, limits: DocumentLimits): Markup {
  const { bars, days_per_bar } = deriveBars(campaign.timeline, limits.timeline_bars)
  const harvesting = bars.reduce((sum, bar) => sum + bar.harvesting, 0)
  const other = bars.reduce((sum, bar) => sum + bar.other, 0)
  return html`${renderFacts([
    ['First exchange', formatTime(campaign.first_seen)],
    ['Last exchange', formatTime(campaign.last_seen)],
    ['Days spanned', formatCount(daysOf(campaign))],
    ['First raised', campaign.raised === null ? 'not known: found in stored logs' : formatTime(campaign.raised)],
  ])}
${
  harvesting + other <= 0
    ? html`<p>The package holds no exchanges by day.</p>`
    : html`<figure>${renderTimelineFigure({ bars, days_per_bar, raised: campaign.raised })}
<figcaption><span class="key harvest"></span>harvesting, estimated: ${formatCount(harvesting)} exchanges<span class="key other"></span>other exchanges of the same accounts: ${formatCount(other)}. ${days_per_bar === 1 ? 'A bar is a day' : `A bar is ${formatCount(days_per_bar)} days`}, UTC.</figcaption></figure>`
}`
}
