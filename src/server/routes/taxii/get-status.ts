import { z } from 'zod'
import { operateTaxii } from '#pipeline/share/operate-taxii.js'
import type { Route } from '../../context.js'
import { sendTaxii, speakTaxii, TAXII_ROUTE } from './speak-taxii.js'

const schema = { ...TAXII_ROUTE.schema, params: z.object({ root: z.string(), id: z.string() }) }

/** Status (TAXII 2.1, 4.3), for who sent the request. */
export const getStatus: Route = (app, { live }) => {
  const taxii = operateTaxii(live)
  speakTaxii(app)
  app.get('/taxii2/:root/status/:id/', { ...TAXII_ROUTE, schema }, async ({ params, principal, log }, reply) => {
    const { status, rest } = await taxii.status({ ...params, principal: principal.id })
    rest?.catch((error) => log.error({ err: error }, 'objects of a TAXII request wait'))
    return sendTaxii(reply, JSON.stringify(status))
  })
}
