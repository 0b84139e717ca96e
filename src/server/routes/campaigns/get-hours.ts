import { z } from 'zod'
import { campaignHoursSchema } from '#contract/campaign-hours.js'
import type { Route } from '../../context.js'

export const getHours: Route = (app, { live }) => {
  const schema = {
    tags: ['campaigns'],
    summary: 'Exchanges of a campaign by account and hour of the day',
    params: z.object({ id: z.string() }),
    querystring: z.object({
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(live.settings.figures.hours_accounts_max)
        .default(Math.min(100, live.settings.figures.hours_accounts_max)),
    }),
    response: { 200: campaignHoursSchema },
  }
  app.get('/v1/campaigns/:id/hours', { schema, config: { scope: 'analyst' } }, ({ params: { id }, query: { limit } }) =>
    live.figures.hours(id, limit),
  )
}
