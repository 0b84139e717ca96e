import { z } from 'zod'
import { operateFeeds } from '#pipeline/share/operate-feeds.js'
import type { Route } from '../../context.js'

export const getAtomFeed: Route = (app, { live }) => {
  const schema = {
    tags: ['feeds'],
    summary: 'Published reports as Atom 1.0: those for the public, and for communities whose collections are granted',
    description: 'The key may come as the password of HTTP Basic, as feed readers send it.',
    response: { 200: z.string() },
  }
  const feeds = operateFeeds(live)
  app.get('/v1/feed.atom', { schema, config: { scope: 'taxii', basic: true } }, async (request, reply) => {
    const url = `${request.protocol}://${request.host}/v1/feed.atom`
    const { type, text } = await feeds.atom(request.principal.id, url)
    return reply.type(type).serializer(String).send(text)
  })
}
