import { InputError } from '#contract/scan.js'
import type { WebhookSettings } from '#contract/webhook-settings.js'
import { PrivateAddress, refusePrivate } from '../taxii/client/public-network.js'

const WHERE = 'url of the webhook'
const HINT = 'Give a whole address, such as https://soc.example/hooks.'

/**
 * The address of an endpoint. Throws an InputError, which does not repeat it: it may hold a secret. A name that stands for
 * a private address is found when the connection is made.
 */
export function webhookAddress(text: string, { private_addresses }: Pick<WebhookSettings, 'private_addresses'>): URL {
  if (!URL.canParse(text)) throw new InputError('not an address', WHERE, HINT)
  const url = new URL(text)
  const internal = private_addresses === 'allowed'
  if (url.protocol !== 'https:' && !(internal && url.protocol === 'http:'))
    throw new InputError(`${url.protocol} is not https:`, WHERE, HINT)
  if (url.username !== '' || url.password !== '')
    throw new InputError('it holds a user or password', WHERE, 'Leave them out: the signature says who sends.')
  if (!internal) refuse(url)
  return url
}

function refuse(url: URL): void {
  try {
    refusePrivate(url)
  } catch (error) {
    if (!(error instanceof PrivateAddress)) throw error
    throw new InputError(error.message, WHERE, 'See sharing.webhooks.private_addresses.')
  }
}
