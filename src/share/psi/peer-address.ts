import type { PsiSettings } from '#contract/psi-settings.js'
import { webhookAddress } from '../webhook/webhook-address.js'

/** The address of another server, under the rules of webhooks. Throws an InputError, which does not repeat it. */
export const peerAddress = (text: string, settings: Pick<PsiSettings, 'private_addresses'>): URL =>
  webhookAddress(text, settings, { where: 'address of the other server', setting: 'sharing.psi.private_addresses' })
