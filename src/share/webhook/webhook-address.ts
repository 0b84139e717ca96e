import { InputError } from '#contract/scan.js'
import type { WebhookSettings } from '#contract/webhook-settings.js'
import { PrivateAddress, refusePrivate } from '#lib/public-network.js'

const HINT = 'Give a whole address, such as https://soc.example/hooks.'
const OF_WEBHOOK = { where: 'url of the webhook', setting: 'sharing.webhooks.private_addresses' }

/**
 * The address of an endpoint. Throws an InputError, which does not repeat it: it may hold a secret. A name that stands for
 * a private address is found when the connection is made.
 */
export function webhookAddress(
  text: string,
  { private_addresses }: Pick<WebhookSettings, 'private_addresses'>,
  { where, setting } = OF_WEBHOOK,
): URL {
  if (!URL.canParse(text)) throw new InputError('not an address', where, HINT)
  const url = new URL(text)
  const internal = private_addresses === 'allowed'
  if (url.protocol !== 'https:' && !(internal && url.protocol === 'http:'))
    throw new InputError(`${url.protocol} is not https:`, where, HINT)
  if (url.username !== '' || url.password !== '')
    throw new InputError('it holds a user or password', where, 'Leave them out: the signature says who sends.')
  if (!internal) refuse(url, where, setting)
  return url
}

function refuse(url: URL, where: string, setting: string): void {
  try {
    refusePrivate(url)
  } catch (error) {
    if (!(error instanceof PrivateAddress)) throw error
    throw new InputError(error.message, where, `See ${setting}.`)
  }
}
