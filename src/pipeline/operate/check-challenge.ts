import { InputError } from '#contract/scan.js'
import type { Settings } from '#contract/settings.js'

const WHAT = 'nobody who is challenged could verify themselves: no page and no identity provider is set'
const HINT = 'Set decisions.challenge_url or decisions.challenge_webhook_url, or choose another action.'

/** What asks for a challenge, and whether that is enforced. */
export interface Challenging {
  challenges: boolean
  mode: 'shadow' | 'enforce'
  /** of what: for the error */
  where: string
}

/**
 * What is to be told beside what is kept: nothing, or that enforcing it would be refused as things are. Throws an
 * InputError where it would be enforced: a challenge without a way to meet it is a block by another name.
 */
export function checkChallenge({ challenges, mode, where }: Challenging, { decisions }: Pick<Settings, 'decisions'>) {
  const unmet = challenges && decisions.challenge_url === '' && decisions.challenge_webhook_url === ''
  if (unmet && mode === 'enforce') throw new InputError(WHAT, where, HINT)
  return unmet ? { warnings: [`${where}: ${WHAT}. ${HINT} Enforced, it is refused.`] } : {}
}
