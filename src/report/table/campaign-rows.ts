import Table from 'cli-table3'
import type { Campaign } from '#contract/report.js'
import { formatConfidence, formatCount, formatDay, formatPTerm, formatShare } from '#lib/format-number.js'
import { visibleText } from '#lib/visible-text.js'
import { TEXT_LIMITS } from '../limits.js'
import type { Paint } from '../paint.js'

interface Column {
  head: string
  align: 'left' | 'right'
  lines(campaign: Campaign, paint: Paint): string[]
}

const CHARS = {
  ...Object.fromEntries(['top', 'top-mid', 'top-left', 'top-right', 'left', 'left-mid'].map((name) => [name, ''])),
  ...Object.fromEntries(['bottom', 'bottom-mid', 'bottom-left', 'bottom-right', 'right'].map((name) => [name, ''])),
  mid: '─',
  'mid-mid': '──',
  'right-mid': '',
  middle: '  ',
}

const capabilityLines = (campaign: Campaign): string[] =>
  campaign.capabilities
    .slice(0, TEXT_LIMITS.shares)
    .map(({ name, share }) => `${visibleText(name, 24)} ${formatShare(share)}`)

/** Where the group stands on a scale that a reader can take in at a glance. */
export const paintConfidence = (confidence: number, paint: Paint): string => {
  const text = formatConfidence(confidence)
  return confidence >= 0.9 ? paint.alarm(text) : confidence >= 0.5 ? paint.caution(text) : text
}

const verdictLines = (verdict: Campaign['verdicts']['operator'], paint: Paint): string[] => [
  formatConfidence(verdict.confidence),
  paint.faint(formatPTerm(verdict.p_value)),
]

const ID: Column = { head: 'Campaign', align: 'left', lines: ({ id }, paint) => [paint.strong(visibleText(id, 40))] }
const ACCOUNTS: Column = { head: 'Accounts', align: 'right', lines: ({ accounts }) => [formatCount(accounts.length)] }

const EXCHANGES: Column = {
  head: 'Exchanges',
  align: 'right',
  lines: (campaign, paint) => [
    `${formatCount(campaign.exchanges)} harvest`,
    paint.faint(`of ${formatCount(campaign.exchanges_total)}`),
  ],
}

const TOKENS: Column = {
  head: 'Tokens',
  align: 'right',
  lines: ({ input_tokens, output_tokens }) => [`${formatCount(input_tokens)} in`, `${formatCount(output_tokens)} out`],
}

const WIDE: Column[] = [
  ID,
  { head: 'Confidence', align: 'left', lines: ({ confidence }, paint) => [paintConfidence(confidence, paint)] },
  { head: 'One operator', align: 'left', lines: ({ verdicts }, paint) => verdictLines(verdicts.operator, paint) },
  { head: 'Harvests', align: 'left', lines: ({ verdicts }, paint) => verdictLines(verdicts.harvesting, paint) },
  ACCOUNTS,
  EXCHANGES,
  TOKENS,
  {
    head: 'First, last',
    align: 'left',
    lines: ({ first_seen, last_seen }) => [formatDay(first_seen), formatDay(last_seen)],
  },
  { head: 'Capabilities', align: 'left', lines: capabilityLines },
]

const NARROW: Column[] = [
  {
    ...ID,
    lines: (campaign, paint) => [
      ...ID.lines(campaign, paint),
      formatDay(campaign.first_seen),
      `to ${formatDay(campaign.last_seen)}`,
      ...capabilityLines(campaign),
    ],
  },
  {
    head: 'Confidence',
    align: 'left',
    lines: ({ confidence, verdicts: { operator, harvesting } }, paint) => [
      paintConfidence(confidence, paint),
      `operator ${formatConfidence(operator.confidence)}`,
      `harvests ${formatConfidence(harvesting.confidence)}`,
    ],
  },
  ACCOUNTS,
  {
    head: 'Harvesting',
    align: 'right',
    lines: ({ exchanges, exchanges_total }, paint) => [
      formatCount(exchanges),
      paint.faint(`of ${formatCount(exchanges_total)}`),
    ],
  },
  {
    head: 'Tokens in, out',
    align: 'right',
    lines: ({ input_tokens, output_tokens }) => [formatCount(input_tokens), formatCount(output_tokens)],
  },
]

/**
 * One row a campaign, in its wide form where that fits; otherwise days and capabilities move under the id, so that
 * 80 columns suffice.
 */
export function renderCampaignRows(campaigns: Campaign[], width: number, paint: Paint): string {
  const wide = drawTable(WIDE, campaigns, paint)
  return wide.width <= width ? wide.text : drawTable(NARROW, campaigns, paint).text
}

function drawTable(columns: Column[], campaigns: Campaign[], paint: Paint): { text: string; width: number } {
  const table = new Table({
    head: columns.map(({ head }) => paint.faint(head)),
    colAligns: columns.map(({ align }) => align),
    chars: CHARS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  for (const campaign of campaigns) table.push(columns.map(({ lines }) => lines(campaign, paint).join('\n')))
  const text = table.toString().replace(/[ ]+$/gm, '')
  // The rule under the head is as wide as the table and holds no colour.
  return { text, width: text.split('\n')[1]?.length ?? 0 }
}
