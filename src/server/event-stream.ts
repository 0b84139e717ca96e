import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { maySee } from './authorise.js'
import type { ServerContext } from './context.js'

/** Bytes that may wait for a slow reader; beyond, its connection is closed, and it begins anew. */
const WAITING_BYTES_MAX = 1_048_576
/** Who follows takes a stream for broken that says nothing for half of its bound of staleness, 15 s by default. */
const HEARTBEAT_MS = 5_000

export interface EventStream {
  send(event: string, data: unknown, id?: number): void
  readonly closed: boolean
  /** Closes the connection without an end: the reader comes again, and names the last event that it saw. */
  break(): void
  /** Called once, when the reader is gone. */
  onClose(listen: () => void): void
}

/** The streams of one server that are open. */
export class OpenStreams {
  readonly #open = new Set<ServerResponse>()

  add(raw: ServerResponse): void {
    this.#open.add(raw)
  }

  delete(raw: ServerResponse): void {
    this.#open.delete(raw)
  }

  /** Ends them all: a server that stops waits for its answers to end, and these never do. */
  end(): void {
    for (const raw of this.#open) raw.end()
  }
}

const STILL_HERE = ': still here\n\n'

/**
 * Answers a request with server-sent events (WHATWG HTML, section 9.2) until the reader leaves, or may read no more: who
 * asks is looked at again before each sign of life, for a stream outlives keys and tokens.
 * @param beat an event to be the sign of life; a comment where absent
 */
export function openEventStream(
  request: FastifyRequest,
  reply: FastifyReply,
  { metrics, authenticate, streams }: Pick<ServerContext, 'metrics' | 'authenticate' | 'streams'>,
  beat?: () => { event: string; data: unknown },
): EventStream {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.flushHeaders()
  const write = (text: string) => {
    if (raw.destroyed || raw.writableEnded) return
    if (raw.writableLength > WAITING_BYTES_MAX) {
      metrics.dropped_events.inc()
      raw.destroy()
    } else raw.write(text)
  }
  const send: EventStream['send'] = (event, data, id) =>
    write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
  const live = async (): Promise<void> => {
    if (!(await mayStill(request, authenticate))) raw.end()
    else if (beat === undefined) write(STILL_HERE)
    else send(beat().event, beat().data)
  }
  // Who left while it was looked who asks will never close again.
  const gone = raw.destroyed || request.raw.socket.destroyed
  const heartbeat = gone ? undefined : setInterval(() => void live(), HEARTBEAT_MS)
  request.raw.socket.setTimeout(0)
  streams.add(raw)
  const closed = () => {
    clearInterval(heartbeat)
    streams.delete(raw)
  }
  if (gone) closed()
  else raw.on('close', closed)
  return {
    send,
    get closed() {
      return raw.destroyed || raw.writableEnded
    },
    break: () => raw.destroy(),
    onClose: (listen) => {
      if (gone) queueMicrotask(listen)
      else raw.once('close', listen)
    },
  }
}

/** Whether who opened the stream would be let in now. What cannot be told now is no: the reader asks anew, and is told why. */
async function mayStill(
  { headers, principal, routeOptions }: FastifyRequest,
  authenticate: ServerContext['authenticate'],
): Promise<boolean> {
  const { scope } = routeOptions.config
  try {
    const now = await authenticate(headers)
    return now.id === principal.id && maySee(now, scope)
  } catch {
    return false
  }
}
