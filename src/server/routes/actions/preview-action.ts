import { z } from 'zod'
import { actionPreviewSchema } from '#contract/action-preview.js'
import { previewRequestSchema } from '#contract/preview-request.js'
import { previewCampaignAction } from '#pipeline/operate/preview-campaign-action.js'
import type { Route } from '../../context.js'

export const previewAction: Route = (app, { live }) => {
  const schema = {
    tags: ['actions'],
    summary: 'Whom an action on a campaign would hit; nothing is changed',
    params: z.object({ id: z.string() }),
    body: previewRequestSchema,
    response: { 200: actionPreviewSchema },
  }
  app.post('/v1/campaigns/:id/actions/preview', { schema, config: { scope: 'analyst' } }, ({ params, body }) =>
    previewCampaignAction(live, params.id, body),
  )
}
