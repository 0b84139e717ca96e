import type { EvidenceCase } from '#contract/evidence.js'
import { ACCOUNTS, FINDINGS, SAMPLES, TIMELINE } from '../package-documents.js'
import { sumOf, type Tally } from './tally.js'

const PSEUDONYM = /^[0-9a-f]{64}$/
/** Accounts are told to a tenth of an exchange, and their sum is rounded. */
const ROUNDING = 0.5 + 1e-6

/** The campaign's totals follow from its accounts, and from its days. */
export function checkAccounts({ campaign, accounts, accounts_are, samples }: EvidenceCase, tally: Tally): void {
  const names = new Set(accounts.map(({ id }) => id))
  tally.agree(ACCOUNTS, 'different accounts', accounts.length, names.size)
  const exchanges = sumOf(accounts, (account) => account.exchanges)
  tally.agree(FINDINGS, 'all exchanges, from its accounts', campaign.exchanges_total, exchanges)
  const harvesting = sumOf(accounts, (account) => account.harvesting)
  tally.agree(FINDINGS, 'harvesting exchanges, from its accounts', campaign.exchanges, harvesting, ROUNDING)
  const by_day = sumOf(campaign.timeline, (day) => day.harvesting + day.other)
  tally.agree(TIMELINE, 'all exchanges, from its days', campaign.exchanges_total, by_day, ROUNDING)
  const over = accounts.findIndex((account) => account.harvesting > account.exchanges)
  tally.expect(over < 0, ACCOUNTS, `line ${over + 1}: it harvested more exchanges than it sent`)
  tally.expect(
    campaign.timeline.every(({ day }, i) => i === 0 || day > campaign.timeline[i - 1]!.day),
    TIMELINE,
    'its days do not follow each other',
  )
  if (accounts_are === 'hashed')
    tally.expect(
      [...names].every((name) => PSEUDONYM.test(name)),
      ACCOUNTS,
      'an account is not hashed',
    )
  const strange = samples.findIndex(({ account }) => !names.has(account))
  tally.expect(strange < 0, SAMPLES, `line ${strange + 1}: its account is none of the campaign`)
}
