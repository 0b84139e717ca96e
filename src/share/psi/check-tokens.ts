import { randomInt } from 'node:crypto'
import { psiTokenSchema } from '#contract/psi.js'
import { InputError } from '#contract/scan.js'

/** Each once, in an order that says nothing. Throws an InputError for none, for too many, and for what is no token. */
export function shuffledTokens(given: Iterable<string>, tokens_max: number, where: string): string[] {
  const tokens = [...new Set(given)]
  const hint = 'Tokens are 64 hexadecimal digits, made under the key of the community and epoch.'
  if (tokens.length === 0) throw new InputError('there are no tokens', where, hint)
  if (tokens.length > tokens_max)
    throw new InputError(
      `${tokens.length} tokens; at most ${tokens_max} are compared`,
      where,
      'Take fewer, or raise sharing.psi.tokens_max on both sides.',
    )
  // Not the token itself: it may be a prompt that somebody pasted.
  const odd = tokens.findIndex((token) => !psiTokenSchema.safeParse(token).success)
  if (odd >= 0) throw new InputError(`number ${odd + 1} is no token`, where, hint)
  for (let last = tokens.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1)
    const held = tokens[last]!
    tokens[last] = tokens[other]!
    tokens[other] = held
  }
  return tokens
}
