import type { Campaign, CampaignAccount, Evidence, Pointer, Verdict } from '#contract/report.js'
import {
  formatConfidence,
  formatCount,
  formatDay,
  formatNoun,
  formatP,
  formatPTerm,
  formatStatistic,
  formatTime,
} from '#lib/format-number.js'
import { html, type Markup, NOTHING } from '#lib/markup.js'
import { describeCut } from '../describe-outcome.js'
import { HTML_LIMITS } from '../limits.js'
import { renderAccountGraph } from './account-graph.js'
import { renderDataTable } from './data-table.js'
import { renderShareBars } from './share-bars.js'
import { renderTimeline } from './timeline-chart.js'

/** Everything about one campaign. `index` makes the anchor, since an id may hold what an anchor must not. */
export function renderCampaignCard(campaign: Campaign, index: number): Markup {
  return html`<section class="card" id="campaign-${index + 1}" aria-labelledby="campaign-${index + 1}-name">
<h2 id="campaign-${index + 1}-name">Campaign <span class="id">${campaign.id}</span></h2>
<p>${campaign.summary}</p>
${renderFacts(campaign)}
<div class="two">${renderVerdict('One operator', campaign.verdicts.operator)}${renderVerdict('Harvests', campaign.verdicts.harvesting)}</div>
<h3>Evidence</h3>
${renderEvidence(campaign.evidence)}
<h3>Timeline</h3>
${renderTimeline(campaign)}
<h3>Accounts and their links</h3>
${renderAccountGraph(campaign)}
<div class="two"><div><h3>Capabilities aimed at</h3>${renderShareBars(campaign.capabilities)}</div>
<div><h3>Elicitation</h3>${renderShareBars(campaign.elicitation)}</div>
<div><h3>Models</h3>${renderShareBars(campaign.models)}</div></div>
${renderAccounts(campaign)}
${renderSamples(campaign.samples)}
</section>`
}

function renderFacts(campaign: Campaign): Markup {
  const core = campaign.accounts.filter(({ role }) => role === 'core').length
  return html`<dl class="facts">
<div><dt>Confidence</dt><dd>${formatConfidence(campaign.confidence)}<small>calibrated probability</small></dd></div>
<div><dt>Accounts</dt><dd>${formatCount(campaign.accounts.length)}<small>${formatCount(core)} core</small></dd></div>
<div><dt>Harvesting exchanges</dt><dd>${formatCount(campaign.exchanges)}<small>estimated, of ${formatCount(campaign.exchanges_total)}</small></dd></div>
<div><dt>Tokens</dt><dd>${formatCount(campaign.output_tokens)} out<small>${formatCount(campaign.input_tokens)} in</small></dd></div>
<div><dt>First to last seen</dt><dd>${formatDay(campaign.first_seen)}<small>to ${formatTime(campaign.last_seen)}</small></dd></div>
</dl>`
}

export const renderVerdict = (name: string, { confidence, p_value, summary }: Verdict): Markup =>
  html`<div class="verdict"><h3>${name}: <strong>${formatConfidence(confidence)}</strong></h3><p class="soft">${formatPTerm(p_value)}</p><p>${summary}</p></div>`

function renderEvidence(evidence: Evidence[]): Markup {
  if (evidence.length === 0) return html`<p class="soft">None recorded.</p>`
  const half = { operator: 'one operator', harvesting: 'harvesting' }
  const table = renderDataTable<Evidence>(
    'Evidence',
    [
      {
        head: 'Finding',
        kind: 'statement',
        cell: ({ statement, kind, family, verdict }) =>
          html`${statement}<small>${kind} (${family}), speaks for ${half[verdict]}</small>`,
      },
      { head: 'Against chance', kind: 'against', cell: renderAgainst },
      { head: 'Observed', kind: 'number', cell: ({ observed }) => formatStatistic(observed) },
      { head: 'Expected', kind: 'number', cell: ({ expected }) => formatStatistic(expected) },
      { head: 'Unit', cell: ({ unit }) => unit },
      { head: 'p', kind: 'number', cell: ({ p_value }) => formatP(p_value) },
      { head: 'Accounts', kind: 'number', cell: ({ accounts }) => formatCount(accounts) },
    ],
    evidence,
  )
  return html`${table}<p class="cut"><span class="key harvest"></span>observed <span class="key expected"></span>expected by chance</p>`
}

/** Observed above, expected below, on one scale. */
function renderAgainst({ observed, expected }: Evidence): Markup {
  const greatest = Math.max(Math.abs(observed), Math.abs(expected))
  if (!(greatest > 0)) return NOTHING
  const length = (value: number): number => Math.max(0.8, (Math.abs(value) / greatest) * 100)
  return html`<svg viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true"><rect class="harvest" width="${length(observed)}" height="6"/><rect class="expected" y="8" width="${length(expected)}" height="6"/></svg>`
}

function renderAccounts({ accounts }: Campaign): Markup {
  const shown = accounts.slice(0, HTML_LIMITS.accounts)
  const table = renderDataTable<CampaignAccount>(
    'Accounts',
    [
      { head: 'Account', kind: 'long', cell: ({ id }) => html`<span class="id">${id}</span>` },
      { head: 'Role', cell: ({ role }) => role },
      { head: 'Exchanges', kind: 'number', cell: ({ exchanges }) => formatCount(exchanges) },
      { head: 'Harvesting', kind: 'number', cell: ({ harvesting }) => formatCount(harvesting) },
      { head: 'Score', kind: 'number', cell: ({ score }) => formatConfidence(score) },
    ],
    shown,
  )
  const cut = describeCut(shown.length, accounts.length, 'accounts')
  return html`<details><summary>${formatNoun(accounts.length, 'account')}</summary>${table}${cut === '' ? NOTHING : html`<p class="cut">${cut}</p>`}</details>`
}

function renderSamples(samples: Pointer[]): Markup {
  if (samples.length === 0) return NOTHING
  const shown = samples.slice(0, HTML_LIMITS.samples)
  const table = renderDataTable<Pointer>(
    'Samples',
    [
      {
        head: 'File and line',
        kind: 'long',
        cell: ({ file, line }) => html`<span class="id">${`${file}:${line}`}</span>`,
      },
      { head: 'Account', kind: 'long', cell: ({ account }) => html`<span class="id">${account}</span>` },
      { head: 'Exchange', kind: 'long', cell: ({ id }) => html`<span class="id">${id === '' ? '—' : id}</span>` },
      { head: 'Time', cell: ({ at }) => formatTime(at) },
    ],
    shown,
  )
  return html`<details><summary>${formatNoun(samples.length, 'sample')}: where to look in the logs</summary>${table}</details>`
}
