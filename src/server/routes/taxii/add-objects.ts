import { operateTaxii } from '#pipeline/share/operate-taxii.js'
import type { Route } from '../../context.js'
import { AT_COLLECTION } from './at-collection.js'
import { sendTaxii, speakTaxii } from './speak-taxii.js'

/** Add Objects (TAXII 2.1, 5.5). A large request is gone on with behind the answer; its status tells how far it is. */
export const addObjects: Route = (app, { live }) => {
  const taxii = operateTaxii(live)
  speakTaxii(app)
  const late = (error: Error) => app.log.error({ err: error }, 'objects of a TAXII request wait')
  app.addHook('onReady', async () => void taxii.resume().catch(late))
  app.post(
    '/taxii2/:root/collections/:collection/objects/',
    { ...AT_COLLECTION, bodyLimit: live.settings.sharing.taxii.content_bytes_max },
    async ({ params, body, principal }, reply) => {
      const { status, rest } = await taxii.add({ ...params, principal: principal.id }, String(body ?? ''))
      rest?.catch(late)
      return sendTaxii(reply.code(202), JSON.stringify(status))
    },
  )
}
