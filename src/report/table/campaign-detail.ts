import type { Campaign, Evidence, Verdict } from '#contract/report.js'
import {
  formatConfidence,
  formatNoun,
  formatPTerm,
  formatShare,
  formatStatistic,
  formatTime,
} from '#lib/format-number.js'
import { visibleText } from '#lib/visible-text.js'
import { TEXT_LIMITS } from '../limits.js'
import type { Paint } from '../paint.js'
import { wrapText } from '../wrap-text.js'
import { paintConfidence } from './campaign-rows.js'

/** Why the campaign was raised: summary, both verdicts, each piece of evidence, where to look. */
export function renderCampaignDetail(campaign: Campaign, width: number, paint: Paint): string {
  const lines = [
    `${paint.strong(visibleText(campaign.id, 40))}  confidence ${paintConfidence(campaign.confidence, paint)}`,
    wrapText(visibleText(campaign.summary, 600), width, '  '),
    '',
    verdictLines('One operator', campaign.verdicts.operator, width, paint),
    verdictLines('Harvests', campaign.verdicts.harvesting, width, paint),
    '',
    ...evidenceLines(campaign.evidence, width, paint),
    ...shareLines('Elicitation', campaign.elicitation, width),
    ...shareLines('Models', campaign.models, width),
    ...sampleLines(campaign, paint),
  ]
  return lines.join('\n')
}

function verdictLines(name: string, { confidence, p_value, summary }: Verdict, width: number, paint: Paint): string {
  const head = `  ${name.padEnd(13)} ${formatConfidence(confidence).padEnd(7)}  ${paint.faint(formatPTerm(p_value))}`
  return `${head}\n${wrapText(visibleText(summary), width, '    ')}`
}

function evidenceLines(evidence: Evidence[], width: number, paint: Paint): string[] {
  return evidence.flatMap((found) => {
    const figures =
      `${visibleText(found.kind, 40)} (${found.family}): observed ${formatStatistic(found.observed)}, ` +
      `expected ${formatStatistic(found.expected)} ${visibleText(found.unit, 40)}; ${formatPTerm(found.p_value)}; ` +
      formatNoun(found.accounts, 'account')
    const statement = wrapText(visibleText(found.statement, 600), width, '    ')
    return [`  • ${statement.slice(4)}`, paint.faint(wrapText(figures, width, '    '))]
  })
}

function shareLines(name: string, shares: Campaign['elicitation'], width: number): string[] {
  if (shares.length === 0) return []
  const listed = shares
    .slice(0, TEXT_LIMITS.shares)
    .map((each) => `${visibleText(each.name, 40)} ${formatShare(each.share)}`)
  return [wrapText(`${name}: ${listed.join(', ')}`, width, '  ')]
}

function sampleLines({ samples }: Campaign, paint: Paint): string[] {
  return samples.slice(0, TEXT_LIMITS.samples).map(({ file, line, account, at }, index) => {
    const place = `${visibleText(file, 200)}:${line}`
    return `  ${index === 0 ? 'Look at' : '       '} ${place} ${paint.faint(`${visibleText(account, 60)}, ${formatTime(at)}`)}`
  })
}
