import type { Campaign, Report } from '#contract/report.js'
import { formatConfidence, formatCount, formatNoun, formatTime } from '#lib/format-number.js'
import { renderHtmlPage } from '#lib/html-page.js'
import { html, type Markup, NOTHING } from '#lib/markup.js'
import { describeCut, describeLimits, describeOutcome, describeSpan } from './describe-outcome.js'
import { renderCampaignCard } from './html/campaign-card.js'
import { renderDataTable } from './html/data-table.js'
import { renderInputCard, renderMakingCard } from './html/input-card.js'
import { renderNearMissCard } from './html/near-miss-card.js'
import { PAGE_STYLE } from './html/page-style.js'
import { HTML_LIMITS } from './limits.js'

/** The report as one page that stands alone. */
export function renderHtml(report: Report): string {
  const detailed = report.campaigns.slice(0, HTML_LIMITS.campaigns_detailed)
  const cut = describeCut(detailed.length, report.campaigns.length, 'campaigns')
  const body = html`<header class="top">
<h1>Stillwatch report</h1>
<p class="outcome">${describeOutcome(report)}</p>
<p class="soft">Logs of ${describeSpan(report)}; made ${formatTime(report.generated_at)}.</p>
${describeLimits(report).map((limit) => html`<p class="note">${limit}</p>`)}
</header>
<main>
${renderOverview(report, detailed.length)}
${detailed.map(renderCampaignCard)}
${cut === '' ? NOTHING : html`<p class="cut">${cut}</p>`}
${renderNearMissCard(report.near_misses)}
${renderInputCard(report.input)}
${renderMakingCard(report)}
<footer><p>Confidence is the calibrated probability that a group is one operator’s harvesting campaign. Expected is what chance predicts for as many accounts of like activity. Report form ${report.schema_version}.</p></footer>
</main>`
  return renderHtmlPage({ title: `Stillwatch report, ${formatTime(report.generated_at)}`, style: PAGE_STYLE, body })
}

function renderOverview({ campaigns, near_misses }: Report, detailed: number): Markup {
  if (campaigns.length === 0) return NOTHING
  const rows = campaigns.slice(0, detailed).map((campaign, index) => ({ campaign, anchor: `#campaign-${index + 1}` }))
  const link = (text: string, anchor: string) => html`<a href="${anchor}"><span class="id">${text}</span></a>`
  return html`<section class="card" aria-labelledby="overview-name"><h2 id="overview-name">Campaigns</h2>
${renderDataTable<{ campaign: Campaign; anchor: string }>(
  'Campaigns',
  [
    { head: 'Campaign', cell: ({ campaign, anchor }) => link(campaign.id, anchor) },
    { head: 'Confidence', kind: 'number', cell: ({ campaign }) => formatConfidence(campaign.confidence) },
    {
      head: 'One operator',
      kind: 'number',
      cell: ({ campaign }) => formatConfidence(campaign.verdicts.operator.confidence),
    },
    {
      head: 'Harvests',
      kind: 'number',
      cell: ({ campaign }) => formatConfidence(campaign.verdicts.harvesting.confidence),
    },
    { head: 'Accounts', kind: 'number', cell: ({ campaign }) => formatCount(campaign.accounts.length) },
    { head: 'Harvesting', kind: 'number', cell: ({ campaign }) => formatCount(campaign.exchanges) },
    { head: 'All exchanges', kind: 'number', cell: ({ campaign }) => formatCount(campaign.exchanges_total) },
    { head: 'Last seen', kind: 'number', cell: ({ campaign }) => formatTime(campaign.last_seen).slice(0, 10) },
  ],
  rows,
)}
<p class="cut">Also considered: <a href="#near-misses">${formatNoun(near_misses.length, 'near miss', 'near misses')}</a>. What was read: <a href="#input">input</a>.</p>
</section>`
}
