import { operateTaxii } from '#pipeline/share/operate-taxii.js'
import type { Route } from '../../context.js'
import { AT_COLLECTION } from './at-collection.js'
import { sendTaxii, speakTaxii } from './speak-taxii.js'

/** A Collection (TAXII 2.1, 5.2). */
export const getTaxiiCollection: Route = (app, { live }) => {
  const taxii = operateTaxii(live)
  speakTaxii(app)
  app.get('/taxii2/:root/collections/:collection/', AT_COLLECTION, async ({ params, principal }, reply) =>
    sendTaxii(reply, JSON.stringify(await taxii.collection({ ...params, principal: principal.id }))),
  )
}
