import type { GateSettings } from '#contract/gate-settings.js'
import type { PageRequest } from '#contract/page.js'
import { InputError } from '#contract/scan.js'
import type { NewWebhook, WebhookEndpoint } from '#contract/webhook.js'
import { type DeliveryFilter, listDeliveries, type Replay, replayDeliveries } from '#share/webhook/deliveries.js'
import {
  approveEndpoint,
  createEndpoint,
  disableEndpoint,
  listEndpoints,
  rotateSecret,
} from '#share/webhook/endpoints.js'
import type { Live } from '../live/start-live.js'
import { conduct, type Operated } from '../operate/conduct.js'
import { gateWebhook, specimenFinding } from './gate-webhook.js'
import { judgeOtherPerson } from './judge-other-person.js'

type By = { by: string }

/** Where changes of campaigns are sent by themselves. Every change of it is in the audit log. */
export function operateWebhooks(live: Operated & Pick<Live, 'settings' | 'webhooks'>) {
  const { state } = live.link
  const { webhooks: settings, gate } = live.settings.sharing
  return {
    list: (request: PageRequest) => listEndpoints(state, request),
    /** Throws an InputError where the gate would let nothing go there, or the address may not be used. */
    create: (asked: NewWebhook & By) => {
      refuseObjected(asked, gate)
      return conduct(live, asked.by, (inside, now_ms) => createEndpoint(inside, asked, settings, now_ms))
    },
    /** A way out of the house: not by who asked for it. Throws a ConflictError, a NotFoundError. */
    approve: ({ id, by }: { id: string } & By): Promise<WebhookEndpoint> =>
      conduct(live, by, (inside, now_ms) => {
        const judge = judgeOtherPerson(inside, live.settings, { by, where: `webhook ${id}` })
        return approveEndpoint(inside, { id, by, judge }, now_ms)
      }),
    disable: (asked: { id: string; reason: string } & By) =>
      conduct(live, asked.by, (inside, now_ms) => disableEndpoint(inside, asked, now_ms)),
    rotate: (asked: { id: string } & By) =>
      conduct(live, asked.by, (inside, now_ms) => rotateSecret(inside, asked, settings, now_ms)),
    deliveries: (filter: DeliveryFilter) => listDeliveries(state, filter),
    replay: async ({ by, ...asked }: Replay & By) => {
      const replayed = await conduct(live, by, (inside, now_ms) => replayDeliveries(inside, asked, now_ms))
      live.webhooks.wake()
      return replayed
    },
  }
}

/** Asks the gate about a finding like any other: of the recipient, the marking and the purpose it objects to each alike. */
function refuseObjected({ tlp, recipient, purpose }: NewWebhook, gate: GateSettings): void {
  const finding = specimenFinding(`tlp:${tlp}`, '')
  const [objection] = gateWebhook(gate, '')(finding, { tlp, recipient, purpose })
  if (objection !== undefined)
    throw new InputError(`the gate objects (${objection.rule}): ${objection.what}`, 'webhook', 'See sharing.gate.')
}
