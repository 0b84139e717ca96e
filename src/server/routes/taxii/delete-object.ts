import { operateTaxii } from '#pipeline/share/operate-taxii.js'
import type { Route } from '../../context.js'
import { AT_OBJECT } from './at-collection.js'
import { sendTaxii, speakTaxii } from './speak-taxii.js'

/** Delete an Object (TAXII 2.1, 5.7): one that the asking principal sent. */
export const deleteObject: Route = (app, { live }) => {
  const taxii = operateTaxii(live)
  speakTaxii(app)
  app.delete(
    '/taxii2/:root/collections/:collection/objects/:object_id/',
    AT_OBJECT,
    async ({ params, query, principal }, reply) => {
      await taxii.remove({ ...params, principal: principal.id }, query)
      return sendTaxii(reply, '')
    },
  )
}
