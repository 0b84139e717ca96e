import type { Indicator, IndicatorValue } from '#contract/indicator.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { cleanText } from './clean-text.js'

const NAMES: Record<IndicatorValue['kind'], string> = {
  'template-skeleton': 'Skeleton of a prompt template',
  'system-prompt': 'System prompt',
  minhash: 'Sketch of near-identical texts',
  elicitation: 'Way of asking',
  'parameter-tuple': 'Parameters of requests',
  network: 'Client address',
  'tls-fingerprint': 'TLS fingerprint',
  'user-agent': 'User agent',
  payment: 'Payment fingerprint',
  'timing-shape': 'Shape of the day',
}

const TOKEN_CHARACTERS = 12
const NAME_CHARACTERS_MAX = 120

/** A name for people: the kind, and enough of the value to tell one from another. */
export const indicatorName = ({ value }: Pick<Indicator, 'value'>): string =>
  cleanText(`${NAMES[value.kind]}${shortValue(value)}`, NAME_CHARACTERS_MAX)

function shortValue(value: IndicatorValue): string {
  switch (value.kind) {
    case 'minhash':
    case 'timing-shape':
      return ''
    case 'elicitation':
      return `: ${value.class}`
    case 'user-agent':
      return `: ${value.value}`
    case 'parameter-tuple':
      return `: ${value.model ?? 'any model'}, max_tokens ${value.max_tokens ?? 'any'}`
    default:
      return ` ${value.token.slice(0, TOKEN_CHARACTERS)}`
  }
}

/** What a match is worth, in words. */
export const describeIndicator = ({ prevalence, seen, half_life_days, community, epoch }: Indicator): string =>
  [
    `Seen in ${seen.accounts} accounts and ${seen.exchanges} exchanges of the campaign.`,
    prevalence.of === 0
      ? 'How often it occurs outside campaigns is not known.'
      : `Outside campaigns ${prevalence.accounts} of ${prevalence.of} accounts show it.`,
    `Its confidence halves in ${half_life_days} days without a sighting.`,
    ...(community === null ? [] : [`Token of the community ${community}${epoch === null ? '' : `, epoch ${epoch}`}.`]),
  ].join(' ')

/** All of an indicator in one line: where it cannot be an object. */
export const indicatorLine = (indicator: Indicator): string => {
  const { value, confidence, first_seen, last_seen } = indicator
  return [
    `${value.kind}: ${lineValue(value)}. Confidence ${confidence} of 100. Seen from ${first_seen} to ${last_seen}.`,
    describeIndicator(indicator),
  ].join(' ')
}

/** A sketch is 128 numbers that no person reads; the rest is short. */
const lineValue = ({ kind: _, ...value }: IndicatorValue): string =>
  'signature' in value ? 'its 128 values are in the full profile' : canonicalJson(value)
