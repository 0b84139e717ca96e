import { formatCount } from '#lib/format-number.js'
import { html, type Markup, NOTHING } from '#lib/markup.js'
import type { TimelineBar } from './derive-bars.js'

const WIDTH = 680
const LEFT = 58
const TOP = 18
const PLOT = 170
const BASE = TOP + PLOT
const HEIGHT = BASE + 24
/** Labels of days are about so wide; more of them would run into each other. */
const LABEL_WIDTH = 92

export interface TimelineFigure {
  bars: readonly TimelineBar[]
  days_per_bar: number
  /** when the campaign was first raised: a line, where it lies within */
  raised: string | null
}

/** Exchanges by day: what harvests below, the accounts' other exchanges upon it. */
export function renderTimelineFigure({ bars, days_per_bar, raised }: TimelineFigure): Markup {
  const highest = Math.max(1, ...bars.map(({ harvesting, other }) => harvesting + other))
  const tick = niceStep(highest / 4)
  const top = Math.ceil(highest / tick) * tick
  const step = (WIDTH - LEFT) / bars.length
  const every = Math.max(1, Math.ceil(LABEL_WIDTH / step))
  const label = `Exchanges ${days_per_bar === 1 ? 'a day' : `in ${days_per_bar} days`}, ${bars[0]!.day} to ${bars.at(-1)!.day}, at most ${formatCount(highest)}`
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
${Array.from({ length: Math.round(top / tick) + 1 }, (_, index) => renderTick(index * tick, top))}
${bars.map((bar, index) => renderBar(bar, LEFT + index * step, step, top))}
${bars.map((bar, index) => (index % every === 0 && LEFT + index * step + LABEL_WIDTH <= WIDTH + 24 ? html`<text x="${LEFT + index * step}" y="${BASE + 17}">${bar.day}</text>` : NOTHING))}
${renderMoment(bars, days_per_bar, raised, step)}
<line class="axis" x1="${LEFT}" x2="${WIDTH}" y1="${BASE}" y2="${BASE}"/>
</svg>`
}

/** 1, 2 or 5 times a power of ten, and at least 1: counts have no halves. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, least)))
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least) ?? 10 * power
}

const heightOf = (value: number, top: number): number => (value / top) * PLOT

const renderTick = (value: number, top: number): Markup =>
  html`<line class="rule" x1="${LEFT}" x2="${WIDTH}" y1="${BASE - heightOf(value, top)}" y2="${BASE - heightOf(value, top)}"/><text x="${LEFT - 6}" y="${BASE - heightOf(value, top) + 4}" text-anchor="end">${formatCount(value)}</text>`

function renderBar({ day, harvesting, other }: TimelineBar, x: number, step: number, top: number): Markup {
  if (harvesting + other <= 0) return NOTHING
  const low = heightOf(harvesting, top)
  const high = heightOf(other, top)
  const width = Math.max(0.8, step * 0.82)
  return html`<g><title>${day}: ${formatCount(harvesting)} harvesting, ${formatCount(other)} other</title><rect class="harvest" x="${x}" y="${BASE - low}" width="${width}" height="${low}"/><rect class="other" x="${x}" y="${BASE - low - high}" width="${width}" height="${high}"/></g>`
}

function renderMoment(bars: readonly TimelineBar[], days_per_bar: number, raised: string | null, step: number): Markup {
  if (raised === null) return NOTHING
  const days = (Date.parse(raised) - Date.parse(bars[0]!.day)) / 86_400_000
  const x = LEFT + (days / days_per_bar) * step
  if (!(x >= LEFT && x <= WIDTH)) return NOTHING
  const left = x > WIDTH - 80
  return html`<line class="moment" x1="${x}" x2="${x}" y1="${TOP - 4}" y2="${BASE}"/><text x="${left ? x - 4 : x + 4}" y="${TOP - 6}" text-anchor="${left ? 'end' : 'start'}">first raised</text>`
}
