import { z } from 'zod'
import { EVIDENCE_HEADERS } from '#pipeline/evidence/fetch-package.js'
import { makeLivePackage } from '#pipeline/evidence/make-live-package.js'
import type { Route } from '../../context.js'
import { requireScope } from '../../sample-query.js'

export const makeEvidence: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'A signed package of evidence (ZIP)',
    description:
      'Accounts are named by keyed hashes. In the clear they are told to the scope approve, sample prompts to the scope ' +
      'text. It is for your own hands, and says so inside: what is handed on leaves by /v1/outgoing, with the form ' +
      'evidence. Check it with `stillwatch evidence verify`.',
    params: z.object({ id: z.string() }),
    body: z.strictObject({
      accounts: z.enum(['hashed', 'clear']).default('hashed'),
      samples: z.boolean().default(false).describe('with prompts that were kept as evidence'),
    }),
  }
  const make = makeLivePackage(live)
  app.post('/v1/campaigns/:id/evidence', { schema, config: { scope: 'analyst' } }, async (request, reply) => {
    const { body, params, principal } = request
    if (body.accounts === 'clear') requireScope(principal, 'approve')
    if (body.samples) requireScope(principal, 'text')
    const made = await make({ campaign: params.id, ...body, by: principal.id })
    return reply
      .type('application/zip')
      .header('content-disposition', `attachment; filename="${params.id}.zip"`)
      .header(EVIDENCE_HEADERS.key_id, made.key_id)
      .header(EVIDENCE_HEADERS.pdf, String(made.printed !== undefined))
      .header(EVIDENCE_HEADERS.timestamp, String(made.timestamp))
      .send(made.bytes)
  })
}
