import type { IndicatorValue } from '@/api/use-all-indicators'
import { formatCount, formatShare } from '@/ui/Count'

export const KINDS = [
  'template-skeleton',
  'system-prompt',
  'minhash',
  'elicitation',
  'parameter-tuple',
  'network',
  'tls-fingerprint',
  'user-agent',
  'payment',
  'timing-shape',
] as const satisfies readonly IndicatorValue['kind'][]

export const KIND_WORDS: Readonly<Record<IndicatorValue['kind'], string>> = {
  'template-skeleton': 'Template of messages',
  'system-prompt': 'System prompt',
  minhash: 'Texts that are nearly the same',
  elicitation: 'Way of asking',
  'parameter-tuple': 'Parameters that come together',
  network: 'Client address',
  'tls-fingerprint': 'TLS fingerprint',
  'user-agent': 'User agent',
  payment: 'Payment fingerprint',
  'timing-shape': 'Shape of the day',
}

const TOKEN_SHOWN = 12

/** What an indicator says to look for, in words. Tokens are keyed hashes: nothing can be read back out of them. */
export function describeIndicator(value: IndicatorValue): string {
  switch (value.kind) {
    case 'template-skeleton':
      return `messages by one template (keyed hash ${short(value.token)})`
    case 'system-prompt':
      return `one system prompt (keyed hash ${short(value.token)})`
    case 'minhash':
      return `texts that are nearly the same (sketch of ${value.signature.length} values)`
    case 'elicitation':
      return `asks by «${value.class}» in ${formatShare(value.share)} of the harvesting exchanges`
    case 'parameter-tuple':
      return `${parametersOf(value)} in ${formatShare(value.share)} of the harvesting exchanges`
    case 'network':
      return `comes from one client address (keyed hash ${short(value.token)})`
    case 'tls-fingerprint':
      return `has one TLS fingerprint (keyed hash ${short(value.token)})`
    case 'user-agent':
      return `calls itself «${value.value}»`
    case 'payment':
      return `pays by one instrument (keyed hash ${short(value.token)})`
    case 'timing-shape':
      return `${busiest(value.hours)}; ${formatCount(value.exchanges_per_account_day)} exchanges an account and day`
  }
}

const short = (token: string): string => `${token.slice(0, TOKEN_SHOWN)}…`

type Parameters = Extract<IndicatorValue, { kind: 'parameter-tuple' }>

function parametersOf({ model, max_tokens, temperature, stream }: Parameters): string {
  const named = [
    model === null ? undefined : `model ${model}`,
    max_tokens === null ? undefined : `max_tokens ${formatCount(max_tokens)}`,
    temperature === null ? undefined : `temperature ${temperature}`,
    stream === null ? undefined : stream ? 'streamed' : 'not streamed',
  ].filter((one) => one !== undefined)
  return named.length === 0 ? 'any parameters' : named.join(', ')
}

function busiest(hours: readonly number[]): string {
  const hour = hours.indexOf(Math.max(...hours))
  return `busiest at ${String(hour).padStart(2, '0')}:00 UTC with ${formatShare(hours[hour] ?? 0)} of its day`
}
