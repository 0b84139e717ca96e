import type { IncomingMessage } from 'node:http'
import type { App } from './context.js'

/**
 * A body that was refused under way stands in the way of the next request of its connection: Node does not read on where
 * somebody else began to. The rest is thrown away, so that the answer arrives, and the connection closed behind it.
 */
export function closeUnread(app: Pick<App, 'addHook'>): void {
  app.addHook('onSend', (request, reply, _, done) => {
    if (leftUnread(request.raw)) {
      reply.header('connection', 'close')
      request.raw.resume()
    }
    done()
  })
}

/** Whether a body was begun and not read to its end. */
export const leftUnread = ({ readableFlowing, complete }: IncomingMessage): boolean =>
  readableFlowing !== null && !complete
