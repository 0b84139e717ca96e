import { z } from 'zod'
import { challengeCallbackSchema } from '#contract/challenge.js'
import type { Route } from '../../context.js'
import { bodyOf, takeBodies } from '../../take-bodies.js'

const ANSWER = {
  description: 'The answer, as it was signed.',
  content: { 'application/json': challengeCallbackSchema },
}

/** The identity provider's later answer. It carries no key of ours: its signature says who sent it. */
export const postCallback: Route = (app, { live }) => {
  takeBodies(app)
  const schema = {
    tags: ['challenges'],
    summary: "The identity provider's answer, signed (Standard Webhooks)",
    response: { 200: z.object({ status: z.literal('noted') }) },
  }
  app.post('/v1/challenges/callback', { schema, config: { scope: null, reads: ANSWER } }, async (request) => {
    await live.challenges.callback({ body: bodyOf(request), headers: request.headers }).catch((error: Error) => {
      // Who sent it is told only that it is refused; the operator has to find out why.
      if ('for_log' in error) request.log.warn({ problem: error.for_log }, 'challenge callback refused')
      throw error
    })
    return { status: 'noted' as const }
  })
}
