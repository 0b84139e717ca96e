import { NESTED, type OtlpSignal } from './otlp-schema.js'
import { type Cursor, readVarint } from './read-varint.js'
import { ReceiveError } from './receive-error.js'
import type { ReceiveOptions } from './receive-options.js'

type MeasureOptions = Pick<ReceiveOptions, 'depth_max' | 'messages_max'>

/**
 * Walks an export request on the wire, before it is given to the decoder: two bytes may become an object of 200, and
 * objects may nest. Gives the number of its spans or log records. Throws ReceiveError: 400 for malformed bytes or too
 * deep nesting, 413 for too many messages.
 */
export function measureOtlp(signal: OtlpSignal, body: Buffer, options: MeasureOptions): number {
  const item = signal === 'traces' ? 'Span' : 'LogRecord'
  const walk: Walk = { body, at: 0, item, items: 0, messages: 0, options }
  walkMessage(walk, signal === 'traces' ? 'TracesRequest' : 'LogsRequest', body.length, 0)
  return walk.items
}

interface Walk extends Cursor {
  /** the message that is counted */
  item: string
  items: number
  messages: number
  options: MeasureOptions
}

function walkMessage(walk: Walk, name: string, end: number, depth: number): void {
  if (depth > walk.options.depth_max) throw tooDeep(walk.at, walk.options)
  const nested = NESTED.get(name)!
  while (walk.at < end) {
    const tag = readNumber(walk, end)
    if (tag < 8 || tag >= 2 ** 32) throw malformed(walk.at)
    const kind = tag & 7
    if (kind === 2) walkLength(walk, nested.get(tag >>> 3), end, depth)
    else if (kind === 0) readNumber(walk, end)
    else if (kind === 1) walk.at += 8
    else if (kind === 5) walk.at += 4
    else throw malformed(walk.at)
    if (walk.at > end) throw malformed(end)
  }
}

/** A field with a length: a message where a name is given, else bytes that are passed over. */
function walkLength(walk: Walk, name: string | undefined, end: number, depth: number): void {
  const length = readNumber(walk, end)
  const to = walk.at + length
  if (to > end) throw malformed(walk.at)
  if (name === undefined) {
    walk.at = to
    return
  }
  if (++walk.messages > walk.options.messages_max) throw tooMany(walk.options)
  if (name === walk.item) walk.items++
  walkMessage(walk, name, to, depth + 1)
}

function readNumber(walk: Walk, end: number): number {
  const value = readVarint(walk, end)
  if (value === -1) throw malformed(walk.at)
  return value
}

const malformed = (at: number): ReceiveError =>
  new ReceiveError(400, 'malformed protobuf', `request body, byte ${at}`, 'Send an OTLP export request')

const tooDeep = (at: number, { depth_max }: MeasureOptions): ReceiveError =>
  new ReceiveError(400, `messages nested deeper than ${depth_max}`, `request body, byte ${at}`, 'Nest values less')

const tooMany = ({ messages_max }: MeasureOptions): ReceiveError =>
  new ReceiveError(413, `more than ${messages_max} messages`, 'request body', 'Send smaller batches')
