import { operateTaxii } from '#pipeline/share/operate-taxii.js'
import type { Route } from '../../context.js'
import { AT_OBJECT } from './at-collection.js'
import { sendTaxii, speakTaxii } from './speak-taxii.js'

/** Get Object Versions (TAXII 2.1, 5.8). */
export const listVersions: Route = (app, { live }) => {
  const taxii = operateTaxii(live)
  speakTaxii(app)
  app.get(
    '/taxii2/:root/collections/:collection/objects/:object_id/versions/',
    AT_OBJECT,
    async ({ params, query, principal }, reply) => {
      const { text, headers } = await taxii.versions({ ...params, principal: principal.id }, query)
      return sendTaxii(reply.headers(headers), text)
    },
  )
}
