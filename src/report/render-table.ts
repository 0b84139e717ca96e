import type { Report } from '#contract/report.js'
import { formatCount } from '#lib/format-number.js'
import { describeLimits, describeOutcome, describeSpan } from './describe-outcome.js'
import { TEXT_LIMITS } from './limits.js'
import { paintFor } from './paint.js'
import { renderCampaignDetail } from './table/campaign-detail.js'
import { renderCampaignRows } from './table/campaign-rows.js'
import { renderInputSection } from './table/input-section.js'
import { renderNearMisses } from './table/near-miss-section.js'
import { wrapText } from './wrap-text.js'

/** `width` in columns; the table takes its wide form where that fits. */
export interface TableStyle {
  colour: boolean
  width: number
}

/** The report for a terminal: the campaigns as a table, then the evidence of each, near misses and the input. */
export function renderTable(report: Report, { colour, width }: TableStyle): string {
  const paint = paintFor(colour)
  const room = Math.max(40, width)
  const detailed = report.campaigns.slice(0, TEXT_LIMITS.campaigns_detailed)
  const unshown = report.campaigns.length - detailed.length
  const head = [
    paint.strong(wrapText(describeOutcome(report), room)),
    paint.faint(describeSpan(report)),
    ...describeLimits(report).map((limit) => paint.caution(wrapText(limit, room))),
  ]
  const sections = [
    head.join('\n'),
    ...(report.campaigns.length > 0 ? [renderCampaignRows(report.campaigns, room, paint)] : []),
    ...detailed.map((campaign) => renderCampaignDetail(campaign, room, paint)),
    ...(unshown > 0
      ? [paint.faint(`The evidence of ${formatCount(unshown)} more is in the JSON and HTML reports.`)]
      : []),
    ...(report.near_misses.length > 0 ? [renderNearMisses(report.near_misses, room, paint)] : []),
    renderInputSection(report.input, room, paint),
  ]
  return `${sections.join('\n\n')}\n`
}
