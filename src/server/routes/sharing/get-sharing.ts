import { sharingTermsSchema } from '#contract/sharing-terms.js'
import { describeSharing } from '#pipeline/operate/describe-sharing.js'
import type { Route } from '../../context.js'

export const getSharing: Route = (app, { live }) => {
  const schema = {
    tags: ['outgoing'],
    summary: 'What may leave here, for what and to whom',
    response: { 200: sharingTermsSchema },
  }
  app.get('/v1/sharing', { schema, config: { scope: 'analyst' } }, async () => describeSharing(live.settings))
}
