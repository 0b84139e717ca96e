import { backtestAnswerSchema, backtestRequestSchema } from '#contract/backtest-request.js'
import { backtestStored } from '#pipeline/operate/backtest-stored.js'
import type { Route } from '../../context.js'

export const backtestPolicy: Route = (app, { live }) => {
  const schema = {
    tags: ['policies'],
    summary: 'What a policy would have done to stored traffic',
    description: 'One at a time; answered when it is over.',
    body: backtestRequestSchema,
    response: { 200: backtestAnswerSchema },
  }
  const backtest = backtestStored(live)
  app.post('/v1/policies/backtest', { schema, config: { scope: 'analyst' } }, ({ body }) => backtest(body))
}
