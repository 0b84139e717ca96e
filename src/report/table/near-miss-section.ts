import type { NearMiss } from '#contract/report.js'
import { formatConfidence, formatCount, formatNoun } from '#lib/format-number.js'
import { visibleText } from '#lib/visible-text.js'
import { TEXT_LIMITS } from '../limits.js'
import type { Paint } from '../paint.js'
import { wrapText } from '../wrap-text.js'

/** Groups that were considered and not raised, each with the reason. */
export function renderNearMisses(near_misses: NearMiss[], width: number, paint: Paint): string {
  const shown = near_misses.slice(0, TEXT_LIMITS.near_misses)
  const unshown = near_misses.length - shown.length
  return [
    paint.strong('Near misses'),
    ...shown.map((miss) => renderNearMiss(miss, width, paint)),
    ...(unshown > 0 ? [paint.faint(`  ${formatCount(unshown)} more are in the JSON and HTML reports.`)] : []),
  ].join('\n')
}

function renderNearMiss({ kind, reason, accounts, verdicts }: NearMiss, width: number, paint: Paint): string {
  const scores = `operator ${formatConfidence(verdicts.operator.confidence)}, harvests ${formatConfidence(verdicts.harvesting.confidence)}`
  return [
    `  ${paint.calm(kind)}  ${formatNoun(accounts.length, 'account')}  ${paint.faint(scores)}`,
    wrapText(visibleText(reason, 600), width, '    '),
    ...(accounts.length > 0
      ? [paint.faint(wrapText(listAccounts(accounts, TEXT_LIMITS.near_miss_accounts), width, '    '))]
      : []),
  ].join('\n')
}

/** The first `max` ids, and how many more there are. */
export function listAccounts(accounts: string[], max: number): string {
  const shown = accounts.slice(0, max).map((account) => visibleText(account, 60))
  const more = accounts.length - shown.length
  return more > 0 ? `${shown.join(', ')} and ${formatCount(more)} more` : shown.join(', ')
}
