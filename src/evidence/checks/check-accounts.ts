import type { EvidenceCase } from '#contract/evidence.js'
import { ACCOUNTS, FINDINGS, SAMPLES, STATISTICS, TIMELINE } from '../package-documents.js'
import { clearNames } from '../pseudonymise-accounts.js'
import { sumOf, type Tally } from './tally.js'

/** Accounts are told to a tenth of an exchange, and their sum is rounded. */
const ROUNDING = 0.5 + 1e-6

/** The campaign's totals follow from its accounts, and from its days. */
export function checkAccounts(evidence: EvidenceCase, tally: Tally): void {
  const { campaign, accounts, samples, statistics } = evidence
  const names = new Set(accounts.map(({ id }) => id))
  tally.agree(ACCOUNTS, 'different accounts', accounts.length, names.size)
  const exchanges = sumOf(accounts, (account) => account.exchanges)
  tally.agree(FINDINGS, 'all exchanges, from its accounts', campaign.exchanges_total, exchanges)
  const harvesting = sumOf(accounts, (account) => account.harvesting)
  tally.agree(FINDINGS, 'harvesting exchanges, from its accounts', campaign.exchanges, harvesting, ROUNDING)
  const by_day = sumOf(campaign.timeline, (day) => day.harvesting + day.other)
  tally.agree(TIMELINE, 'all exchanges, from its days', campaign.exchanges_total, by_day, ROUNDING)
  const recognised = sumOf(statistics.recognised.by_model, (row) => row.exchanges)
  const speaking = sumOf(campaign.timeline, (day) => day.harvesting)
  tally.agree(STATISTICS, 'recognised exchanges, from the days', recognised, speaking)
  for (const count of ['input_tokens', 'output_tokens'] as const) {
    const tokens = sumOf(statistics.recognised.by_model, (row) => row[count])
    tally.expect(tokens <= campaign[count], STATISTICS, `${count} of what was recognised: more than there are`)
  }
  const over = accounts.findIndex((account) => account.harvesting > account.exchanges)
  tally.expect(over < 0, ACCOUNTS, `line ${over + 1}: it harvested more exchanges than it sent`)
  tally.expect(
    campaign.timeline.every(({ day }, i) => i === 0 || day > campaign.timeline[i - 1]!.day),
    TIMELINE,
    'its days do not follow each other',
  )
  tally.expect(clearNames(evidence).length === 0, ACCOUNTS, 'an account is not hashed, here or where it is pointed to')
  const strange = samples.findIndex(({ account }) => !names.has(account))
  tally.expect(strange < 0, SAMPLES, `line ${strange + 1}: its account is none of the campaign`)
}
