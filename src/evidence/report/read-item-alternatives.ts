import { z } from 'zod'
import type { CampaignStatistics } from '#contract/evidence.js'
import { formatCount, formatNoun, formatPTerm, formatShare } from '#lib/format-number.js'
import { type Alternative, NOT_EXAMINED, weigh } from './weigh-alternative.js'

const figure = z.number().optional().catch(undefined)
const channel = z.object({ items: figure, accounts: figure }).catch({})
const signsSchema = z.object({
  channels: z.object({ payment: channel, network: channel }).optional().catch(undefined),
  named: figure,
})
const boundsSchema = z.object({ payments_min: figure, named_max: figure }).catch({})
/** What tells machines from the users of one application without their texts (src/campaign/judge-item-group.ts). */
const DECIDING = ['dealt-lengths', 'even-pacing']
/** From here on a finding is spoken of as strong, as in the verdicts. */
const P_STRONG = 0.01

/** Innocent explanations of a group that was found by the items its accounts share, without a look at texts. */
export function readItemAlternatives(
  { signs: told, findings }: Pick<CampaignStatistics, 'signs' | 'findings'>,
  settings: Record<string, unknown>,
): Alternative[] {
  const { channels, named } = signsSchema.parse(told)
  const { payments_min, named_max } = boundsSchema.parse(settings.items)
  const payments = channels?.payment.items
  const addresses = channels?.network.items
  return [
    {
      name: 'A class, a campus, a carrier or a VPN',
      expected: 'The accounts share addresses and nothing else that is theirs.',
      sign:
        payments === undefined || addresses === undefined
          ? NOT_EXAMINED
          : `The accounts share ${formatNoun(payments, 'payment instrument')} and ${formatNoun(addresses, 'address', 'addresses')} that hardly anybody else uses.`,
      outcome:
        payments === undefined || addresses === undefined ? 'not examined' : weigh(Math.min(payments, addresses), 1),
    },
    {
      name: 'A firm, a family or a reseller that pays for others',
      expected: 'One or two instruments pay for all.',
      sign:
        payments === undefined
          ? NOT_EXAMINED
          : `${formatNoun(payments, 'payment instrument')} pay for the accounts${payments_min === undefined ? '' : `; one payer is assumed below ${formatCount(payments_min)}`}. A reseller with many instruments is not excluded by this.`,
      outcome: weigh(payments, payments_min),
    },
    {
      name: 'An organisation under its own name',
      expected: 'Many accounts bear one sign-up domain or organisation that hardly anybody else has.',
      sign:
        named === undefined
          ? NOT_EXAMINED
          : `The commonest such name is borne by ${formatShare(named)} of the accounts${named_max === undefined ? '' : `; an organisation is assumed from ${formatShare(named_max)}`}.`,
      outcome:
        named === undefined || named_max === undefined
          ? 'not examined'
          : named < named_max
            ? 'speaks against it'
            : 'does not exclude it',
    },
    application(findings),
    {
      name: 'An evaluation suite that many run',
      expected: 'Every prompt is sent by many accounts.',
      sign: 'The prompts were not read, so a suite cannot be told from a set of ever new prompts.',
      outcome: 'not examined',
    },
  ]
}

function application(findings: CampaignStatistics['findings']): Alternative {
  const deciding = findings.filter(({ kind }) => DECIDING.includes(kind))
  const told = deciding.map(({ kind, p_value }) => `${kind.replaceAll('-', ' ')}, ${formatPTerm(p_value)}`)
  const least = deciding.reduce((p, { p_value }) => Math.min(p, p_value), 1)
  return {
    name: 'Users of one application',
    expected: 'The accounts differ from each other in the length of what they send, and send in bursts, as people do.',
    sign: told.length === 0 ? NOT_EXAMINED : `Against matched innocents: ${told.join('; ')}.`,
    outcome: told.length === 0 ? 'not examined' : weigh(-least, -P_STRONG),
  }
}
