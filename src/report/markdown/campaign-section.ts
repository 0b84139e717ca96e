import type { Campaign, Verdict } from '#contract/report.js'
import { codeSpan, escapeMarkdown, markdownTable } from '#lib/escape-markdown.js'
import {
  formatConfidence,
  formatCount,
  formatNoun,
  formatP,
  formatPTerm,
  formatShare,
  formatStatistic,
  formatTime,
} from '#lib/format-number.js'
import { describeCut } from '../describe-outcome.js'
import { TEXT_LIMITS } from '../limits.js'

/** A campaign as a section of second order: facts, verdicts, evidence, accounts, samples. */
export function renderCampaignSection(campaign: Campaign): string {
  return [
    `## ${escapeMarkdown(campaign.id)}`,
    escapeMarkdown(campaign.summary),
    facts(campaign),
    [verdict('One operator', campaign.verdicts.operator), verdict('Harvests', campaign.verdicts.harvesting)].join('\n'),
    '### Evidence',
    evidence(campaign),
    '### Accounts',
    accounts(campaign),
    ...(campaign.samples.length > 0 ? ['### Samples', samples(campaign)] : []),
  ].join('\n\n')
}

function facts(campaign: Campaign): string {
  const shares = (list: Campaign['models']): string =>
    list
      .slice(0, TEXT_LIMITS.shares)
      .map(({ name, share }) => `${escapeMarkdown(name, 60)} ${formatShare(share)}`)
      .join(', ') || 'none seen'
  return [
    `- Confidence: **${formatConfidence(campaign.confidence)}**`,
    `- Exchanges that harvest (estimated): ${formatCount(campaign.exchanges)} of ${formatCount(campaign.exchanges_total)}`,
    `- Tokens: ${formatCount(campaign.input_tokens)} in, ${formatCount(campaign.output_tokens)} out`,
    `- Seen: ${formatTime(campaign.first_seen)} to ${formatTime(campaign.last_seen)}`,
    `- Capabilities: ${shares(campaign.capabilities)}`,
    `- Elicitation: ${shares(campaign.elicitation)}`,
    `- Models: ${shares(campaign.models)}`,
  ].join('\n')
}

const verdict = (name: string, { confidence, p_value, summary }: Verdict): string =>
  `- **${name}**: ${formatConfidence(confidence)} (${formatPTerm(p_value)}). ${escapeMarkdown(summary)}`

function evidence(campaign: Campaign): string {
  if (campaign.evidence.length === 0) return 'None recorded.'
  const rows = campaign.evidence.map((found) => [
    escapeMarkdown(found.statement),
    `${escapeMarkdown(found.kind, 40)} (${found.family})`,
    formatStatistic(found.observed),
    formatStatistic(found.expected),
    escapeMarkdown(found.unit, 40),
    formatP(found.p_value).replace('<', '&lt;'),
    formatCount(found.accounts),
  ])
  return markdownTable(['Finding', 'Kind', 'Observed', 'Expected', 'Unit', 'p', 'Accounts'], rows, [2, 3, 5, 6])
}

function accounts({ accounts: all }: Campaign): string {
  const shown = all.slice(0, TEXT_LIMITS.accounts)
  const rows = shown.map(({ id, role, exchanges, harvesting, score }) => [
    codeSpan(id),
    role,
    formatCount(exchanges),
    formatCount(harvesting),
    formatConfidence(score).replace(/[<>]/, (sign) => (sign === '<' ? '&lt;' : '&gt;')),
  ])
  const table = markdownTable(['Account', 'Role', 'Exchanges', 'Harvesting', 'Score'], rows, [2, 3, 4])
  const cut = describeCut(shown.length, all.length, 'accounts')
  return `${formatNoun(all.length, 'account')}.${cut === '' ? '' : ` ${cut}`}\n\n${table}`
}

const samples = ({ samples: all }: Campaign): string =>
  all
    .slice(0, TEXT_LIMITS.samples)
    .map(
      ({ account, file, line, at }) => `- ${codeSpan(`${file}:${line}`, 240)}, ${codeSpan(account)}, ${formatTime(at)}`,
    )
    .join('\n')
