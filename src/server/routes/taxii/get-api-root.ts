import { z } from 'zod'
import { operateTaxii } from '#pipeline/share/operate-taxii.js'
import type { Route } from '../../context.js'
import { sendTaxii, speakTaxii, TAXII_ROUTE } from './speak-taxii.js'

const schema = { ...TAXII_ROUTE.schema, params: z.object({ root: z.string() }) }

/** API Root Information (TAXII 2.1, 4.2). */
export const getApiRoot: Route = (app, { live }) => {
  const taxii = operateTaxii(live)
  speakTaxii(app)
  app.get('/taxii2/:root/', { ...TAXII_ROUTE, schema }, async ({ params, principal }, reply) =>
    sendTaxii(reply, JSON.stringify(await taxii.apiRoot({ ...params, principal: principal.id }))),
  )
}
