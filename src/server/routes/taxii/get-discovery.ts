import { operateTaxii } from '#pipeline/share/operate-taxii.js'
import type { Route } from '../../context.js'
import { problem } from '../../problem.js'
import { sendError, sendTaxii, speakTaxii, TAXII_ROUTE } from './speak-taxii.js'
import { taxiiError } from './taxii-error.js'

/** Server Discovery (TAXII 2.1, 4.1), and what is answered to addresses that are none. */
export const getDiscovery: Route = (app, { live }) => {
  const taxii = operateTaxii(live)
  speakTaxii(app)
  app.get('/taxii2/', TAXII_ROUTE, async ({ principal }, reply) =>
    sendTaxii(reply, JSON.stringify(await taxii.discovery(principal.id))),
  )
  app.register(
    async (below) => {
      below.setNotFoundHandler((request, reply) => {
        const detail = `there is no ${request.method} ${request.url.split('?')[0]?.slice(0, 300)}`
        return sendError(reply, 404, taxiiError(problem(404, detail, { hint: 'Addresses of TAXII end with a slash.' })))
      })
    },
    { prefix: '/taxii2' },
  )
}
