import { InputError } from '#contract/scan.js'

/** The address of the operator's identity provider. Throws an InputError that does not repeat it: it may hold a secret. */
export function challengeAddress(text: string): URL {
  const where = 'address of the challenge webhook'
  const hint = 'Give a whole address, such as https://id.example/challenges.'
  if (!URL.canParse(text)) throw new InputError('not an address', where, hint)
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new InputError(`${url.protocol} is neither http: nor https:`, where, hint)
  if (url.username !== '' || url.password !== '')
    throw new InputError('it holds a user or password', where, 'Leave them out: the signature says who asks.')
  return url
}
