import type { Report } from '#contract/report.js'
import { formatCount, formatDay, formatNoun } from '#lib/format-number.js'

/** What the scan found, in one sentence, for the head of every form of the report. */
export function describeOutcome({ campaigns, near_misses, input }: Report): string {
  const within = `in ${formatNoun(input.exchanges, 'exchange')} of ${formatNoun(input.accounts, 'account')}`
  if (input.exchanges === 0) return 'No exchanges were read, so nothing could be found.'
  if (campaigns.length > 0) {
    const accounts = campaigns.reduce((sum, campaign) => sum + campaign.accounts.length, 0)
    return `${formatNoun(campaigns.length, 'harvesting campaign')} of ${formatNoun(accounts, 'account')} found ${within}.`
  }
  if (near_misses.length === 0) return `No harvesting campaign was found ${within}, and no group came near to one.`
  const considered = `${formatNoun(near_misses.length, 'group')} came near and ${near_misses.length === 1 ? 'was' : 'were'} not raised`
  return `No harvesting campaign was found ${within}; ${considered} (near misses).`
}

/** What the reader must know about the input before trusting the outcome; empty where there is nothing. */
export function describeLimits({ input }: Report): string[] {
  const limits: string[] = []
  if (input.content === 'absent')
    limits.push('Content absent: the logs hold no prompts, so only time, network and account data were compared.')
  if (input.content === 'partial')
    limits.push(
      'Content partial: some exchanges hold no prompt and were compared by time, network and account data only.',
    )
  if (input.rejected_count > 0) {
    const lines = formatNoun(input.rejected_count, 'line')
    limits.push(`${lines} could not be read and ${input.rejected_count === 1 ? 'is' : 'are'} not part of the result.`)
  }
  return limits
}

/** The time that the exchanges span, in days of UTC. */
export function describeSpan({ input: { from, to } }: Report): string {
  if (from === null || to === null) return 'no exchanges'
  return formatDay(from) === formatDay(to) ? formatDay(from) : `${formatDay(from)} to ${formatDay(to)}`
}

/** What a bounded list left out; empty where it is whole. */
export function describeCut(shown: number, total: number, noun: string): string {
  return shown >= total ? '' : `${formatCount(shown)} of ${formatCount(total)} ${noun} shown; the JSON report has all.`
}
