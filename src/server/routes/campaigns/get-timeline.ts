import { z } from 'zod'
import { campaignTimelineSchema } from '#contract/campaign-timeline.js'
import type { Route } from '../../context.js'

export const getTimeline: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'A campaign day by day, with pivots, bans and what was done about it',
    params: z.object({ id: z.string() }),
    response: { 200: campaignTimelineSchema },
  }
  app.get('/v1/campaigns/:id/timeline', { schema, config: { scope: 'analyst' } }, ({ params: { id } }) =>
    live.figures.timeline(id),
  )
}
