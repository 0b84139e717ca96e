import { z } from 'zod'
import { settingInForceSchema } from '#contract/setting-in-force.js'
import { describeSettings } from '#pipeline/operate/describe-settings.js'
import type { Route } from '../../context.js'

export const listSettings: Route = (app, { live }) => {
  const schema = {
    tags: ['settings'],
    summary: 'Every setting as it is in force, with its default and the reason for that; never a secret',
    response: { 200: z.object({ items: z.array(settingInForceSchema) }) },
  }
  app.get('/v1/settings', { schema, config: { scope: 'admin' } }, async () => ({
    items: describeSettings(live.settings),
  }))
}
