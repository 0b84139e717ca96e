import { authorised } from './client'

export interface StreamEvent {
  event: string
  /** parsed JSON */
  data: unknown
  id: string | undefined
}

/** Longer than this without a line end: not a stream of ours. */
const PENDING_MAX = 1_000_000

/**
 * Server-sent events of the API (HTML, section 9.2), one by one until the signal aborts or the server ends.
 * EventSource cannot carry a key, therefore fetch.
 * @param onHeard called when the stream opens, and with whatever comes after, also with signs of life that are no events
 */
export async function* readEventStream(
  path: string,
  signal: AbortSignal,
  onHeard: () => void = () => {},
): AsyncGenerator<StreamEvent> {
  const response = await authorised(path, { signal, headers: { accept: 'text/event-stream' } })
  onHeard()
  let pending = ''
  for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
    onHeard()
    pending += piece
    const blocks = pending.split('\n\n')
    pending = blocks.pop()!
    if (pending.length > PENDING_MAX) throw new Error('the stream sends an event without end')
    for (const block of blocks) {
      const event = parseEvent(block)
      if (event !== undefined) yield event
    }
  }
}

function parseEvent(block: string): StreamEvent | undefined {
  const fields = new Map<string, string>()
  for (const line of block.split('\n')) {
    const [, name, value] = /^([a-z]+):? ?(.*)$/.exec(line) ?? []
    if (name === undefined) continue
    fields.set(name, name === 'data' && fields.has('data') ? `${fields.get('data')}\n${value}` : value!)
  }
  const data = fields.get('data')
  return data === undefined
    ? undefined
    : { event: fields.get('event') ?? 'message', data: JSON.parse(data), id: fields.get('id') }
}
