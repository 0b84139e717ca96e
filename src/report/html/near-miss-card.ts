import type { NearMiss } from '#contract/report.js'
import { formatConfidence, formatCount, formatNoun, formatPTerm } from '#lib/format-number.js'
import { html, type Markup, NOTHING } from '#lib/markup.js'
import { describeCut } from '../describe-outcome.js'
import { HTML_LIMITS } from '../limits.js'

/** Groups that were considered and not raised, each with the reason. */
export function renderNearMissCard(near_misses: NearMiss[]): Markup {
  const shown = near_misses.slice(0, HTML_LIMITS.near_misses)
  const cut = describeCut(shown.length, near_misses.length, 'near misses')
  return html`<section class="card" id="near-misses" aria-labelledby="near-misses-name">
<h2 id="near-misses-name">Near misses</h2>
<p class="soft">Groups that were considered and not raised as campaigns.</p>
${near_misses.length === 0 ? html`<p>No group came near to being one.</p>` : shown.map(renderNearMiss)}
${cut === '' ? NOTHING : html`<p class="cut">${cut}</p>`}
</section>`
}

function renderNearMiss({ kind, reason, accounts, verdicts: { operator, harvesting } }: NearMiss): Markup {
  const named = accounts.slice(0, HTML_LIMITS.near_miss_accounts)
  const more = accounts.length - named.length
  const scores = `One operator ${formatConfidence(operator.confidence)} (${formatPTerm(operator.p_value)}); harvests ${formatConfidence(harvesting.confidence)} (${formatPTerm(harvesting.p_value)}).`
  return html`<article class="miss"><h3>${kind.replaceAll('-', ' ')}, ${formatNoun(accounts.length, 'account')}</h3>
<p>${reason}</p><p class="soft">${scores}</p>
<p class="soft">${named.map((account, index) => html`<span class="id">${account}</span>${index < named.length - 1 ? ', ' : ''}`)}${more > 0 ? ` and ${formatCount(more)} more` : ''}</p></article>`
}
