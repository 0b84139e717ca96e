import type { Campaign, Report } from '#contract/report.js'
import { formatConfidence, formatCount, formatNoun, formatStatistic } from '#lib/format-number.js'
import { visibleText } from '#lib/visible-text.js'
import { TEXT_LIMITS } from './limits.js'
import { narrowReport } from './narrow-report.js'
import { type Paint, paintFor } from './paint.js'
import { type ReportFormat, renderReport } from './render-report.js'
import type { TableStyle } from './render-table.js'
import { renderCampaignDetail } from './table/campaign-detail.js'
import { renderNearMisses } from './table/near-miss-section.js'
import { wrapText } from './wrap-text.js'

/** What a report says of one campaign or one account. As a table: its part and the evidence; else the report narrowed. */
export function renderExplanation(report: Report, subject: string, format: ReportFormat, style: TableStyle): string {
  const narrowed = narrowReport(report, subject)
  if (format !== 'table') return renderReport(narrowed, format, style)
  const paint = paintFor(style.colour)
  const name = paint.strong(visibleText(subject, 80))
  if (narrowed.campaigns.length + narrowed.near_misses.length === 0)
    return `${name} is in no campaign and no near miss of this store's report.\n`
  const sections = [
    ...narrowed.campaigns.flatMap((campaign) => [
      ...(campaign.id === subject ? [] : [renderMembership(campaign, subject, style.width, paint)]),
      renderCampaignDetail(campaign, style.width, paint),
      ...(campaign.id === subject ? [renderMembers(campaign, paint)] : []),
    ]),
    ...(narrowed.near_misses.length > 0 ? [renderNearMisses(narrowed.near_misses, style.width, paint)] : []),
  ]
  return `${sections.join('\n\n')}\n`
}

/** An account's part in a campaign, and the links that tie it to others. */
function renderMembership(campaign: Campaign, account: string, width: number, paint: Paint): string {
  const { role, score, exchanges, harvesting } = campaign.accounts.find(({ id }) => id === account)!
  const links = campaign.links
    .filter(({ source, target }) => source === account || target === account)
    .sort((a, b) => b.weight - a.weight)
  const shown = links.slice(0, TEXT_LIMITS.accounts).map(({ source, target, kind, weight }) => {
    const other = visibleText(source === account ? target : source, 60)
    return `    ${other}  ${paint.faint(`${visibleText(kind, 40)}, weight ${formatStatistic(weight)}`)}`
  })
  const part =
    `${role} of ${visibleText(campaign.id, 40)}, score ${formatConfidence(score)}; ` +
    `${formatCount(harvesting)} of its ${formatNoun(exchanges, 'exchange')} harvest (estimated)`
  return [
    paint.strong(visibleText(account, 80)),
    wrapText(part, width, '  '),
    `  ${links.length === 0 ? 'None of the strongest links is its own.' : `Strongest links: ${formatCount(links.length)}`}`,
    ...shown,
  ].join('\n')
}

function renderMembers({ accounts }: Campaign, paint: Paint): string {
  const shown = accounts.slice(0, TEXT_LIMITS.accounts).map(({ id, role, score, exchanges, harvesting }) => {
    const amounts = `${formatCount(harvesting)} of ${formatNoun(exchanges, 'exchange')}`
    return `  ${visibleText(id, 60)}  ${paint.faint(`${role}, score ${formatConfidence(score)}, ${amounts}`)}`
  })
  const more = accounts.length - shown.length
  return [
    paint.strong(formatNoun(accounts.length, 'account')),
    ...shown,
    ...(more > 0 ? [paint.faint(`  and ${formatCount(more)} more; --format json has all`)] : []),
  ].join('\n')
}
