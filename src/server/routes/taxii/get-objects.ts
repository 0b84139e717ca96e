import { operateTaxii } from '#pipeline/share/operate-taxii.js'
import type { Route } from '../../context.js'
import { AT_COLLECTION } from './at-collection.js'
import { sendTaxii, speakTaxii } from './speak-taxii.js'

/** Get Objects (TAXII 2.1, 5.4). */
export const getObjects: Route = (app, { live }) => {
  const taxii = operateTaxii(live)
  speakTaxii(app)
  app.get(
    '/taxii2/:root/collections/:collection/objects/',
    AT_COLLECTION,
    async ({ params, query, principal }, reply) => {
      const { text, headers } = await taxii.objects({ ...params, principal: principal.id }, query)
      return sendTaxii(reply.headers(headers), text)
    },
  )
}
