import type { Campaign } from '#contract/report.js'
import { formatCount } from '#lib/format-number.js'
import { html, type Markup, NOTHING } from '#lib/markup.js'
import { HTML_LIMITS } from '../limits.js'

const DAY_MS = 86_400_000
const HEIGHT = 100
const STEP = 10

interface Bar {
  day: string
  harvesting: number
  other: number
}

/** Days of the timeline as bars of equal spans, gaps included; a long timeline gets several days a bar. */
export function deriveBars(timeline: Campaign['timeline']): { bars: Bar[]; days_per_bar: number } {
  const known = timeline.filter(({ day }) => Number.isFinite(Date.parse(day)))
  if (known.length === 0) return { bars: [], days_per_bar: 1 }
  const numbers = known.map(({ day }) => Math.floor(Date.parse(day) / DAY_MS))
  const first = numbers.reduce((low, day) => Math.min(low, day))
  const span = numbers.reduce((high, day) => Math.max(high, day)) - first + 1
  const days_per_bar = Math.ceil(span / HTML_LIMITS.timeline_bars)
  const bars = Array.from({ length: Math.ceil(span / days_per_bar) }, (_, index) => ({
    day: new Date((first + index * days_per_bar) * DAY_MS).toISOString().slice(0, 10),
    harvesting: 0,
    other: 0,
  }))
  known.forEach(({ harvesting, other }, index) => {
    const bar = bars[Math.floor((numbers[index]! - first) / days_per_bar)]!
    bar.harvesting += harvesting
    bar.other += other
  })
  return { bars, days_per_bar }
}

/** Exchanges of the campaign's accounts over time, harvesting below and all other above it. */
export function renderTimeline({ timeline }: Campaign): Markup {
  const { bars, days_per_bar } = deriveBars(timeline)
  const highest = Math.max(0, ...bars.map(({ harvesting, other }) => harvesting + other))
  if (bars.length === 0 || highest === 0) return html`<p class="soft">No exchanges with a day.</p>`
  const last = new Date(Date.parse(bars.at(-1)!.day) + (days_per_bar - 1) * DAY_MS).toISOString().slice(0, 10)
  const label = `Exchanges from ${bars[0]!.day} to ${last}, at most ${formatCount(highest)} in one bar`
  const unit = days_per_bar === 1 ? 'a day' : `in ${days_per_bar} days`
  // Labels stand outside the picture, so that it can stretch while they keep their size.
  return html`<figure>
<div class="timeline">
<div class="scale" aria-hidden="true"><span>${formatCount(highest)}</span><span>0</span></div>
<svg viewBox="0 0 ${bars.length * STEP} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${label}">
${bars.map((bar, index) => renderBar(bar, index, highest))}
</svg>
<div class="days"><span>${bars[0]!.day}</span><span>${bars.length > 1 ? last : ''}</span></div>
</div>
<figcaption><span class="key harvest"></span>harvesting (estimated)<span class="key other"></span>other exchanges of the same accounts, ${unit}, UTC</figcaption>
</figure>`
}

function renderBar({ day, harvesting, other }: Bar, index: number, highest: number): Markup {
  if (harvesting + other === 0) return NOTHING
  const low = (harvesting / highest) * HEIGHT
  const high = (other / highest) * HEIGHT
  const x = index * STEP + 1
  return html`<g><title>${day}: ${formatCount(harvesting)} harvesting, ${formatCount(other)} other</title><rect class="harvest" x="${x}" y="${HEIGHT - low}" width="${STEP - 2}" height="${low}"/><rect class="other" x="${x}" y="${HEIGHT - low - high}" width="${STEP - 2}" height="${high}"/></g>`
}
