import type { NearMiss, Report } from '#contract/report.js'
import { codeSpan, escapeMarkdown, markdownTable } from '#lib/escape-markdown.js'
import { formatConfidence, formatCount, formatNoun, formatTime } from '#lib/format-number.js'
import { describeCut, describeLimits, describeOutcome, describeSpan } from './describe-outcome.js'
import { TEXT_LIMITS } from './limits.js'
import { renderCampaignSection } from './markdown/campaign-section.js'

/** The report as GitHub-flavoured Markdown, for tickets and pull requests. */
export function renderMarkdown(report: Report): string {
  const detailed = report.campaigns.slice(0, TEXT_LIMITS.campaigns_detailed)
  const sections = [
    '# Stillwatch report',
    `**${describeOutcome(report)}**`,
    `Logs of ${describeSpan(report)}; made ${formatTime(report.generated_at)}.`,
    ...describeLimits(report).map((limit) => `> ${limit}`),
    ...(report.campaigns.length > 0 ? [overview(report)] : []),
    ...detailed.map(renderCampaignSection),
    ...cutLine(detailed.length, report.campaigns.length, 'campaigns'),
    ...nearMisses(report.near_misses),
    ...input(report),
  ]
  return `${sections.join('\n\n')}\n`
}

const cutLine = (shown: number, total: number, noun: string): string[] => {
  const cut = describeCut(shown, total, noun)
  return cut === '' ? [] : [cut]
}

function overview({ campaigns }: Report): string {
  const rows = campaigns.map((campaign) => [
    codeSpan(campaign.id),
    probability(campaign.confidence),
    probability(campaign.verdicts.operator.confidence),
    probability(campaign.verdicts.harvesting.confidence),
    formatCount(campaign.accounts.length),
    `${formatCount(campaign.exchanges)} of ${formatCount(campaign.exchanges_total)}`,
  ])
  const head = ['Campaign', 'Confidence', 'One operator', 'Harvests', 'Accounts', 'Harvesting exchanges']
  return markdownTable(head, rows, [1, 2, 3, 4, 5])
}

const probability = (value: number): string =>
  formatConfidence(value).replace(/[<>]/, (sign) => (sign === '<' ? '&lt;' : '&gt;'))

function nearMisses(near_misses: NearMiss[]): string[] {
  if (near_misses.length === 0) return []
  const shown = near_misses.slice(0, TEXT_LIMITS.near_misses)
  const items = shown.map(({ kind, reason, accounts, verdicts: { operator, harvesting } }) => {
    const named = accounts.slice(0, TEXT_LIMITS.near_miss_accounts).map((account) => codeSpan(account))
    const more = accounts.length - named.length
    const scores = `operator ${formatConfidence(operator.confidence)}, harvests ${formatConfidence(harvesting.confidence)}`
    return `- **${kind}**, ${formatNoun(accounts.length, 'account')} (${scores.replace(/</g, '&lt;')}). ${escapeMarkdown(reason)}\n  ${named.join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`
  })
  return ['## Near misses', items.join('\n'), ...cutLine(shown.length, near_misses.length, 'near misses')]
}

function input({ input: read }: Report): string[] {
  const files = read.files
    .slice(0, TEXT_LIMITS.files)
    .map((file) => [
      codeSpan(file.path, 240),
      escapeMarkdown(file.format, 40),
      formatCount(file.exchanges),
      formatCount(file.rejected),
    ])
  const rejected = read.rejected
    .slice(0, TEXT_LIMITS.rejected)
    .map(
      ({ file, line, reason }) =>
        `- ${codeSpan(line > 0 ? `${file}:${line}` : file, 240)} ${escapeMarkdown(reason, 200)}`,
    )
  return [
    '## Input',
    `${formatNoun(read.exchanges, 'exchange')} of ${formatNoun(read.accounts, 'account')}, ${formatNoun(read.duplicates, 'duplicate')}, content ${read.content}.`,
    ...(files.length > 0 ? [markdownTable(['File', 'Format', 'Exchanges', 'Rejected'], files, [2, 3])] : []),
    ...cutLine(files.length, read.files.length, 'files'),
    ...(rejected.length > 0 ? ['### Rejected lines', rejected.join('\n')] : []),
    ...cutLine(rejected.length, read.rejected_count, 'rejected lines'),
  ]
}
