import type { Readable } from 'node:stream'
import type { App } from './context.js'

/** Lets the routes of this scope read their bodies by themselves, as they come: whatever the type, however large. */
export function takeBodies(app: App): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_, body, done) => done(null, body))
}

/** The body of a route in such a scope; without one, an empty stream. */
export const bodyOf = (request: { body: unknown; raw: Readable }): Readable =>
  (request.body as Readable | null | undefined) ?? request.raw
