import { InputError } from '#contract/scan.js'
import type { Answer } from './answer.js'

/** What the operator sets about decisions. */
export interface DecideSettings {
  /** key of the case references, at least 16 characters; the same in every process of one installation */
  secret: string
  /** 12 hex digits that no other process has: they make the ids of records unique */
  instance: string
  /** where an account verifies itself; `case` is added as a parameter. None: challenges carry no address */
  challenge_url?: string
  /** how long an «allow» may be kept, seconds: the bound on how late a new policy or campaign takes hold. Default 5 */
  allow_ttl_s?: number
  /** the same for block, challenge and degrade: the bound on how late a clearance takes hold. Default 5 */
  hold_ttl_s?: number
  /** token buckets in memory, about 200 bytes each. Default 200,000 */
  buckets_max?: number
  /** daily counts of quotas in memory. Default 100,000 */
  quotas_max?: number
}

export interface DecideOptions extends Required<Omit<DecideSettings, 'challenge_url'>> {
  challenge_url: string
  /** the answer for who is in good standing: one object for all, so that the common case allocates nothing */
  allowed: Answer
}

/** Fills in defaults. Throws an InputError for a secret too short, an odd instance, or no address. */
export function decideOptions(settings: DecideSettings): DecideOptions {
  if (settings.secret.length < 16)
    throw new InputError('the secret of case references is too short', 'decide.secret', 'Give at least 16 characters.')
  if (!/^[0-9a-f]{12}$/.test(settings.instance))
    throw new InputError('not 12 hex digits', 'decide.instance', 'Draw six random bytes at the start of the process.')
  if (settings.challenge_url !== undefined && !URL.canParse(settings.challenge_url))
    throw new InputError(
      'not an address',
      'decide.challenge_url',
      'Give a whole URL, such as https://id.example/verify.',
    )
  const allow_ttl_s = settings.allow_ttl_s ?? 5
  const decision = Object.freeze({ decision: 'allow', reason_code: 'ok', ttl_s: allow_ttl_s } as const)
  return {
    secret: settings.secret,
    instance: settings.instance,
    challenge_url: settings.challenge_url ?? '',
    allow_ttl_s,
    hold_ttl_s: settings.hold_ttl_s ?? 5,
    buckets_max: settings.buckets_max ?? 200_000,
    quotas_max: settings.quotas_max ?? 100_000,
    allowed: Object.freeze({ decision, records: Object.freeze([]) }),
  }
}
