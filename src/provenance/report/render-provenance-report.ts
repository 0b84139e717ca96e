import type { ProvenanceReport, ProvenanceResult } from '#contract/provenance.js'
import { formatCount, formatTime } from '#lib/format-number.js'
import { renderHtmlPage } from '#lib/html-page.js'
import { html, type Markup, NOTHING } from '#lib/markup.js'
import { digits, renderNullFigure } from './render-null-figure.js'
import { REPORT_STYLE } from './report-style.js'

/** Results whose nulls are drawn; the others stand in the table, and all of them in the JSON. */
const DRAWN_MAX = 50

/** A report as one page of HTML, for people who will doubt it. */
export function renderProvenanceReport(report: ProvenanceReport): string {
  const { suspect, verdict, results, plan } = report
  const drawn = [...results].sort((a, b) => a.log10_p_value - b.log10_p_value).slice(0, DRAWN_MAX)
  return renderHtmlPage({
    title: `Provenance of ${suspect}`,
    style: REPORT_STYLE,
    body: html`<main><header><p class="mark">Provenance report</p><h1>${suspect}</h1>
<p class="verdict">${renderGrade(verdict.grade)}${verdict.statement}</p>
${renderFacts([
  ['Made', formatTime(report.generated_at)],
  ['Campaign', report.campaign ?? 'none is named'],
  ['Report', report.id],
])}</header>
<h2>How to read it</h2>
<p>A p-value is how often chance alone would give as much. It is corrected (Holm) over all ${formatCount(results.length)} results of this report.
Only tests with a key or with randomised canaries can be called strong; style is a lead, and what a model says of itself proves nothing alone.</p>
<h2>Plan</h2><p>${report.plan_check}</p>
${plan === null ? NOTHING : renderPlan(plan)}
<h2>Answers</h2>${renderCollection(report)}
<h2>Results</h2>${renderTable(results)}
${drawn.map(renderResult)}
${results.length > DRAWN_MAX ? html`<p class="soft">The ${formatCount(results.length - DRAWN_MAX)} others are in the JSON.</p>` : NOTHING}
<h2>How to repeat it</h2><pre>${commandsOf(report).join('\n')}</pre>
${renderInputs(report.inputs)}
<footer>Stillwatch ${report.stillwatch_version}. All times are UTC.</footer></main>`,
  })
}

/** Those of the tests, each once, and then that of the report. */
const commandsOf = ({ results, command }: ProvenanceReport): string[] => [
  ...new Set([...results.flatMap((result) => result.command ?? []), command]),
]

const renderGrade = (grade: ProvenanceResult['grade']): Markup =>
  html`<span class="${grade === 'strong' ? 'grade grade-strong' : 'grade'}">${grade}</span>`

const renderFacts = (facts: readonly (readonly [string, string])[]): Markup =>
  html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`

const renderPlan = ({ plan, sha256, signature }: NonNullable<ProvenanceReport['plan']>): Markup => html`${renderFacts([
  ['Plan', `${plan.id}, of ${plan.created_at}`],
  ['SHA-256', sha256],
  ['Signed by key', signature.key_id],
  ['Legal basis', plan.legal_basis],
  ['Prompts', `${formatCount(plan.prompts.count)}, SHA-256 ${plan.prompts.sha256}`],
  ['Candidates', plan.candidates.join(', ') || 'none'],
  ['Controls', plan.controls.join(', ') || 'none'],
  ['Stopping rule', plan.stopping_rule],
])}
<table><caption>Tests as planned</caption><thead><tr><th>Test</th><th>Null hypothesis</th><th>Statistic</th><th class="number">Threshold</th></tr></thead><tbody>
${plan.tests.map(({ kind, null_hypothesis, statistic, threshold }) => html`<tr><td>${kind}</td><td>${null_hypothesis}</td><td>${statistic}</td><td class="number">${String(threshold)}</td></tr>`)}
</tbody></table>`

const PASS_THROUGH = {
  excluded: 'excluded: random words that only the suspect was told did not come up in our own logs',
  seen: 'SEEN: the endpoint hands questions on to our own service, and its answers are ours',
  untested: 'untested: the endpoint may hand questions on to our own service',
} as const

function renderCollection({ collection }: ProvenanceReport): Markup {
  if (collection === null)
    return html`<p>No log of answers was given: how and when they were collected is not shown.</p>`
  const { answers, log_sha256, first_at, last_at, pass_through } = collection
  return renderFacts([
    ['Answers', formatCount(answers)],
    ['First question', first_at ?? 'none'],
    ['Last answer', last_at ?? 'none'],
    ['Head of the log', log_sha256 ?? 'none'],
    ['Pass-through', PASS_THROUGH[pass_through]],
  ])
}

const renderTable = (results: readonly ProvenanceResult[]): Markup =>
  html`<table><caption>All results</caption><thead><tr><th>Test</th><th>Subject</th><th>Grade</th><th class="number">Adjusted p</th><th>Registered</th></tr></thead><tbody>
${results.map((result) => html`<tr><td>${result.test}</td><td>${result.subject}</td><td>${result.grade}</td><td class="number">${renderAdjusted(result)}</td><td>${registeredWords(result)}</td></tr>`)}
</tbody></table>`

const registeredWords = ({ registered }: ProvenanceResult): string => (registered ? 'registered' : 'not registered')

const settingWords = ({ options }: ProvenanceResult): string => {
  if (options === undefined) return 'it is not told how'
  // A page is the same whichever order a document came back in.
  const sorted = Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))
  const told = sorted.map(([name, value]) => `${name} ${Array.isArray(value) ? value.join(' ') : value}`)
  return told.length === 0 ? 'nothing' : told.join(', ')
}

/** Doubles end at 1e-308; beyond, the logarithm says it. */
function renderAdjusted({ adjusted_p_value }: ProvenanceResult): string {
  if (adjusted_p_value === null) return '—'
  return adjusted_p_value <= 1e-300 ? 'below 1e-300' : digits(adjusted_p_value)
}

function renderResult(result: ProvenanceResult): Markup {
  const { test, subject, grade, statement, interval, nulls, alternatives } = result
  return html`<section><h3>${test}: ${subject}</h3>
<p>${renderGrade(grade)}${statement}</p>
${renderFacts([
  ['Registered', registeredWords(result)],
  ...(result.campaign === undefined ? [] : ([['Served to', result.campaign]] as const)),
  ['Set', settingWords(result)],
  ['Null hypothesis', result.null_hypothesis],
  ['Statistic', result.statistic],
  [
    'Observed',
    `${digits(result.observed)}${interval === null ? '' : ` (95 %: ${digits(interval[0])} to ${digits(interval[1])})`}`,
  ],
  ['Expected by chance', digits(result.expected)],
  ['Units', `${formatCount(result.units_scored)} scored of ${formatCount(result.units_raw)}`],
  ['p-value', `10^${digits(result.log10_p_value)}; adjusted ${renderAdjusted(result)}`],
])}
${nulls.length === 0 ? html`<p class="soft">No controls were tried.</p>` : nulls.map((run) => renderNullFigure(result, run))}
<p>What else could give this:</p><ul>${alternatives.map((one) => html`<li>${one}</li>`)}</ul></section>`
}

const renderInputs = (inputs: ProvenanceReport['inputs']): Markup =>
  html`<table><caption>Files that the results were made from</caption><thead><tr><th>What</th><th>File</th><th>SHA-256</th></tr></thead><tbody>
${inputs.map(({ what, name, sha256 }) => html`<tr><td>${what ?? ''}</td><td>${name}</td><td class="id">${sha256}</td></tr>`)}
</tbody></table>`
