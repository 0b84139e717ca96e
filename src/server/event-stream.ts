import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** Bytes that may wait for a slow reader; beyond, its connection is closed, and it begins anew. */
const WAITING_BYTES_MAX = 1_048_576
/** Who follows takes a stream for broken that says nothing for half of its bound of staleness, 15 s by default. */
const HEARTBEAT_MS = 5_000

export interface EventStream {
  send(event: string, data: unknown, id?: number): void
  /** Called once, when the reader is gone. */
  onClose(listen: () => void): void
}

const open = new Set<ServerResponse>()

/** Ends all streams of this process: a server that stops waits for its answers to end, and these never do. */
export function endEventStreams(): void {
  for (const raw of open) raw.end()
}

/** Answers a request with server-sent events (WHATWG HTML, section 9.2) until the reader leaves. */
export function openEventStream(request: FastifyRequest, reply: FastifyReply, dropped: () => void): EventStream {
  reply.hijack()
  const { raw } = reply
  raw.writeHead(200, {
    'content-type': 'text/event-stream',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  })
  raw.flushHeaders()
  const write = (text: string) => {
    if (raw.destroyed) return
    if (raw.writableLength > WAITING_BYTES_MAX) {
      dropped()
      raw.destroy()
    } else raw.write(text)
  }
  // Who left while it was looked who asks will never close again.
  const gone = raw.destroyed || request.raw.socket.destroyed
  const heartbeat = gone ? undefined : setInterval(() => write(': still here\n\n'), HEARTBEAT_MS)
  request.raw.socket.setTimeout(0)
  open.add(raw)
  const closed = () => {
    clearInterval(heartbeat)
    open.delete(raw)
  }
  if (gone) closed()
  else raw.on('close', closed)
  return {
    send: (event, data, id) =>
      write(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    onClose: (listen) => {
      if (gone) queueMicrotask(listen)
      else raw.once('close', listen)
    },
  }
}
