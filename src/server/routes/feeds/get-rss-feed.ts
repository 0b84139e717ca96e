import { z } from 'zod'
import { operateFeeds } from '#pipeline/share/operate-feeds.js'
import type { Route } from '../../context.js'

export const getRssFeed: Route = (app, { live }) => {
  const schema = {
    tags: ['feeds'],
    summary: 'Published reports as RSS 2.0: those for the public, and for communities whose collections are granted',
    description: 'The key may come as the password of HTTP Basic, as feed readers send it.',
    response: { 200: z.string() },
  }
  const feeds = operateFeeds(live)
  app.get('/v1/feed.rss', { schema, config: { scope: 'taxii', basic: true } }, async (request, reply) => {
    const url = `${request.protocol}://${request.host}/v1/feed.rss`
    const { type, text } = await feeds.rss(request.principal.id, url)
    return reply.type(type).serializer(String).send(text)
  })
}
