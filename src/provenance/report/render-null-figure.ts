import type { NullRuns, ProvenanceResult } from '#contract/provenance.js'
import { formatCount, formatNoun } from '#lib/format-number.js'
import { html, type Markup, NOTHING } from '#lib/markup.js'
import { deriveBins, type NullBins } from './derive-bins.js'

const WIDTH = 640
const LEFT = 40
const TOP = 22
const PLOT = 110
const BASE = TOP + PLOT
const HEIGHT = BASE + 34
const TICKS = 4
/** A label beside the line of the suspect needs so much room, else it stands on its other side. */
const LABEL = 110

export const NULL_WORDS: Record<NullRuns['kind'], string> = {
  'wrong-keys': 'wrong keys',
  'clean-models': 'clean models',
  'never-served': 'clusters that were never served',
  controls: 'controls',
}

/** What the test gave where nothing can be found, as bars, and the suspect's value as a line or, far away, an arrow. */
export function renderNullFigure(result: ProvenanceResult, run: NullRuns): Markup {
  const observed = run.value === 'score' ? result.observed : result.log10_p_value
  const bins = deriveBins(run.values, observed)
  if (bins === undefined) return html`<p class="soft">${NULL_WORDS[run.kind]}: none was tried.</p>`
  const axis = run.value === 'score' ? 'score' : 'log10 of the p-value'
  const label = `${axis} of ${formatCount(run.values.length)} ${NULL_WORDS[run.kind]}, and the suspect at ${digits(observed)}`
  return html`<figure><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${label}">
${renderBars(bins)}
<line class="axis" x1="${LEFT}" x2="${WIDTH}" y1="${BASE}" y2="${BASE}"/>
${Array.from({ length: TICKS + 1 }, (_, at) => renderTick(bins, at))}
<text x="${WIDTH}" y="${HEIGHT - 2}" text-anchor="end">${axis}</text>
${renderObserved(bins, observed)}
</svg><figcaption>${formatNoun(run.values.length, 'value')} of ${NULL_WORDS[run.kind]} (bars) and the suspect (line).${renderRates(run)}</figcaption></figure>`
}

const xOf = ({ from, to }: NullBins, value: number): number => LEFT + ((value - from) / (to - from)) * (WIDTH - LEFT)

function renderBars(bins: NullBins): Markup {
  const highest = Math.max(1, ...bins.counts)
  const step = (WIDTH - LEFT) / bins.counts.length
  return html`<text x="${LEFT - 5}" y="${TOP + 4}" text-anchor="end">${formatCount(highest)}</text>
${bins.counts.map((count, at) => {
  const height = (count / highest) * PLOT
  return count === 0
    ? NOTHING
    : html`<rect class="null" x="${LEFT + at * step}" y="${BASE - height}" width="${step * 0.9}" height="${height}"/>`
})}`
}

function renderTick(bins: NullBins, at: number): Markup {
  const value = bins.from + ((bins.to - bins.from) * at) / TICKS
  const anchor = at === 0 ? 'start' : at === TICKS ? 'end' : 'middle'
  return html`<text x="${xOf(bins, value)}" y="${BASE + 14}" text-anchor="${anchor}">${digits(value)}</text>`
}

function renderObserved(bins: NullBins, observed: number): Markup {
  if (bins.beyond !== null) {
    const low = bins.beyond === 'low'
    return html`<text class="observed" x="${low ? LEFT : WIDTH}" y="${TOP - 8}" text-anchor="${low ? 'start' : 'end'}">${low ? '◀ ' : ''}suspect: ${digits(observed)}, far off the scale${low ? '' : ' ▶'}</text>`
  }
  const x = xOf(bins, observed)
  const right = x + LABEL < WIDTH
  return html`<line class="observed" x1="${x}" x2="${x}" y1="${TOP - 4}" y2="${BASE}"/><text class="observed" x="${right ? x + 4 : x - 4}" y="${TOP - 8}" text-anchor="${right ? 'start' : 'end'}">suspect: ${digits(observed)}</text>`
}

const renderRates = ({ rates }: NullRuns): string =>
  rates.length === 0
    ? ''
    : ` Empirical error rate: ${rates.map(({ below, rate }) => `${digits(rate * 100)} % below p = ${below}`).join(', ')}.`

export const digits = (value: number): string =>
  Number.isFinite(value) ? String(Number(value.toPrecision(3))) : 'not known'
