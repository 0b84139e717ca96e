import type { Evidence, NearMiss } from '#contract/report.js'
import type { Settings } from '#contract/settings.js'
import { combineBySimes } from '#lib/combine-p-values.js'
import type { ItemSigns } from './item-signs.js'
import type { Judgement } from './judge-group.js'

/**
 * Odds before the evidence: of groups that share payment and network under no common name one in three is taken for one
 * hidden operator, of groups under one operator one in twenty-one for a harvester.
 */
const OPERATOR_ODDS = 1 / 2
const HARVESTING_ODDS = 1 / 20
/**
 * What decides on harvesting, and how strong it must be beside its chance: next to nothing of the variance in length
 * lies between accounts, or the pauses are steadier than at random. Sixty innocents of one kind under one payer differ
 * from strangers too (hobby programs, users of one app), but leave 9 % and more between them, and send in bursts. Limits
 * and volumes of answers are an app's own and decide nothing here.
 */
const DECIDING: Record<string, number> = { 'dealt-lengths': -0.05, 'even-pacing': 0 }
/** Not fitted to labelled groups as the confidence of content is, so never sure. */
const CONFIDENCE_MAX = 0.95

/**
 * The two verdicts on a group that was found by its items, without a look at what it writes.
 * @param tested how many groups were tested: each is one more chance to be wrong
 */
export function judgeItemGroup(
  signs: ItemSigns,
  evidence: readonly Evidence[],
  tested: number,
  settings: Pick<Settings, 'items' | 'verdict'>,
): Judgement {
  const of = (verdict: Evidence['verdict']) => evidence.filter((e) => e.verdict === verdict)
  const deciding = of('harvesting').filter(({ kind }) => kind in DECIDING)
  const harvesting_p = Math.min(
    1,
    Math.max(1, tested) *
      combineBySimes(deciding.map(({ kind, observed, p_value }) => (observed >= DECIDING[kind]! ? p_value : 1))),
  )
  // The items are not tested group by group: their chance is that of the largest group of a whole log.
  const operator_p = combineBySimes(of('operator').map((e) => e.p_value))
  const innocent = innocentItemReading(signs, settings)
  const operator = innocent ? 0.05 : posterior(OPERATOR_ODDS, operator_p)
  const harvesting = posterior(HARVESTING_ODDS, harvesting_p)
  const confidence = operator * harvesting
  const strong = (some: readonly Evidence[]) => some.flatMap((e) => (e.p_value < 0.01 ? [e.kind] : []))
  const verdicts = {
    operator: {
      p_value: operator_p,
      confidence: operator,
      summary: `${itemSummary(signs)}${also(strong(of('operator')))}.`,
    },
    harvesting: {
      p_value: harvesting_p,
      confidence: harvesting,
      summary: `Judged by counts and times alone${also(strong(of('harvesting'))) || '; none of them stands out'}.`,
    },
  }
  if (innocent) return { confidence, verdicts, near_miss: innocent }
  if (confidence >= settings.verdict.confidence_min) return { confidence, verdicts }
  const reason = `Without content both verdicts together reach ${confidence.toFixed(2)}, below ${settings.verdict.confidence_min}: one operator ${operator.toFixed(2)}, harvesting ${harvesting.toFixed(2)}.`
  return { confidence, verdicts, near_miss: { kind: 'inconclusive', reason } }
}

/** Groups whose items are explained without a hidden operator, or that are too small to judge. */
export function innocentItemReading(
  { accounts, known, channels, named }: ItemSigns,
  { items, verdict }: Pick<Settings, 'items' | 'verdict'>,
): { kind: NearMiss['kind']; reason: string } | undefined {
  if (known > accounts) {
    return { kind: 'known', reason: `${known} of its accounts are known to be innocent, ${accounts} are not.` }
  }
  if (channels.payment.items === 0 || channels.network.items === 0) {
    return {
      kind: 'hub',
      reason: `${accounts} accounts share ${what(channels)} and nothing else that is theirs: a carrier, a VPN or a campus does that.`,
    }
  }
  if (named >= items.named_max) {
    return {
      kind: 'organisation',
      reason: `${Math.round(100 * named)} % of ${accounts} accounts bear one sign-up domain or organisation that hardly anybody else has: what they share besides, an organisation shares.`,
    }
  }
  if (channels.payment.items < items.payments_min) {
    return {
      kind: 'organisation',
      reason: `${accounts} accounts are paid with ${channels.payment.items === 1 ? 'one instrument' : `${channels.payment.items} instruments`}: a firm, a family or a reseller does that.`,
    }
  }
  if (accounts < verdict.accounts_min) {
    return {
      kind: 'too-small',
      reason: `${accounts} accounts share items; below ${verdict.accounts_min} that says little.`,
    }
  }
  return undefined
}

const what = (channels: ItemSigns['channels']): string =>
  channels.payment.items > 0 ? `${channels.payment.items} payment instruments` : `${channels.network.items} addresses`

const itemSummary = ({ accounts, channels }: ItemSigns): string =>
  `Found without content: ${accounts} accounts share ${channels.payment.items} payment instruments and ${channels.network.items} addresses that hardly anybody else uses`

const also = (kinds: readonly string[]): string => (kinds.length === 0 ? '' : `; also: ${kinds.join(', ')}`)

/**
 * The most that a p-value can say for the alternative, −1/(e p ln p) (Sellke, Bayarri and Berger, American Statistician
 * 55, 2001), times the odds before it.
 */
function posterior(odds: number, p: number): number {
  const factor = p >= 1 / Math.E ? 1 : -1 / (Math.E * p * Math.log(p))
  return Math.min(CONFIDENCE_MAX, (odds * factor) / (1 + odds * factor))
}
