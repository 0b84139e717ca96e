import type { IndicatorValue } from '#contract/indicator.js'
import { stixId } from './stix-id.js'

/**
 * The id of an indicator: of what is looked for, without what was measured, so that it stays while shares move and is the
 * same whoever publishes it. A sighting of one is then a sighting of all.
 */
export const indicatorId = (value: IndicatorValue): string => stixId('indicator', value.kind, ...identityOf(value))

function identityOf(value: IndicatorValue): unknown[] {
  switch (value.kind) {
    case 'minhash':
      return [value.signature]
    case 'elicitation':
      return [value.class]
    case 'parameter-tuple':
      return [value.model, value.max_tokens, value.temperature, value.stream]
    case 'user-agent':
      return [value.value]
    case 'timing-shape':
      return [value.hours, value.exchanges_per_account_day]
    default:
      return [value.token]
  }
}
