import { z } from 'zod'
import { operateTaxii } from '#pipeline/share/operate-taxii.js'
import type { Route } from '../../context.js'
import { sendTaxii, speakTaxii, TAXII_ROUTE } from './speak-taxii.js'

const schema = { ...TAXII_ROUTE.schema, params: z.object({ root: z.string() }) }

/** Collections (TAXII 2.1, 5.1): those of the community in which the asking principal has a part. */
export const listTaxiiCollections: Route = (app, { live }) => {
  const taxii = operateTaxii(live)
  speakTaxii(app)
  app.get('/taxii2/:root/collections/', { ...TAXII_ROUTE, schema }, async ({ params, principal }, reply) =>
    sendTaxii(reply, JSON.stringify(await taxii.collections({ ...params, principal: principal.id }))),
  )
}
