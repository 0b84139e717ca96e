import type { Place } from './json-members.js'
import { lengthFields } from './length-fields.js'
import { measureOtlp } from './measure-otlp.js'
import { type OtlpSignal, otlpMessage } from './otlp-schema.js'
import { ReceiveError } from './receive-error.js'
import type { ReceiveOptions } from './receive-options.js'
import { takeTurns } from './take-turns.js'

export interface OtlpRequest {
  /** the request in OTLP's JSON: one document */
  document: Buffer
  /** spans or log records in it */
  items: number
}

type ProtobufOptions = Pick<ReceiveOptions, 'depth_max' | 'messages_max' | 'decoded_bytes_max'>

/** A list, the number of its field in the message around it, and the message that its elements are read as. */
interface Level {
  list: string
  number: number
  message: string
}

const LEVELS: Record<OtlpSignal, readonly Level[]> = {
  traces: [
    { list: 'resourceSpans', number: 1, message: 'ResourceHead' },
    { list: 'scopeSpans', number: 2, message: 'ScopeHead' },
    { list: 'spans', number: 2, message: 'Span' },
  ],
  logs: [
    { list: 'resourceLogs', number: 1, message: 'ResourceHead' },
    { list: 'scopeLogs', number: 2, message: 'ScopeHead' },
    { list: 'logRecords', number: 2, message: 'LogRecord' },
  ],
}

/**
 * An OTLP export request in protobuf as the same request in OTLP's JSON: ids in hex, 64-bit integers as text,
 * enumerations as integers (OTLP specification, «JSON Protobuf Encoding»). Unknown fields are passed over. Item by item,
 * in turns: a batch of 8,000 spans takes half a second. Throws ReceiveError: those of `measureOtlp`, and 413 where the
 * JSON passes `decoded_bytes_max`.
 */
export async function decodeOtlp(signal: OtlpSignal, body: Buffer, options: ProtobufOptions): Promise<OtlpRequest> {
  const items = measureOtlp(signal, body, options)
  const turn = takeTurns()
  const texts: string[] = []
  let characters = 0
  for (const text of listText(body, { start: 0, end: body.length }, LEVELS[signal])) {
    characters += text.length
    if (characters > options.decoded_bytes_max) throw tooLong(options)
    texts.push(text)
    const pause = turn()
    if (pause) await pause
  }
  return { document: Buffer.from(`{${texts.join('')}}`), items }
}

function* listText(body: Buffer, within: Place, [level, ...deeper]: readonly Level[]): Generator<string> {
  const { list, number, message } = level!
  yield `"${list}":[`
  let separator = ''
  for (const found of lengthFields(body, within, number)) {
    const text = JSON.stringify(readMessage(message, body.subarray(found.start, found.end)))
    if (deeper.length === 0) yield separator + text
    else {
      yield `${separator}${text.slice(0, -1)}${text === '{}' ? '' : ','}`
      yield* listText(body, found, deeper)
      yield '}'
    }
    separator = ','
  }
  yield ']'
}

interface Identified {
  traceId?: string
  spanId?: string
  parentSpanId?: string
  links?: Identified[]
}

function readMessage(name: string, bytes: Buffer): Identified {
  const message = otlpMessage(name)
  try {
    return writeIds(message.toObject(message.decode(bytes), { longs: String, bytes: String, json: true }))
  } catch (cause) {
    throw new ReceiveError(400, 'malformed protobuf', 'request body', 'Send an OTLP export request', { cause })
  }
}

/** Base64 is the rule for bytes in JSON; ids are the exception that OTLP makes. */
function writeIds(of: Identified): Identified {
  if (of.traceId !== undefined) of.traceId = hex(of.traceId)
  if (of.spanId !== undefined) of.spanId = hex(of.spanId)
  if (of.parentSpanId !== undefined) of.parentSpanId = hex(of.parentSpanId)
  for (const link of of.links ?? []) writeIds(link)
  return of
}

const hex = (base64: string): string => Buffer.from(base64, 'base64').toString('hex')

const tooLong = ({ decoded_bytes_max }: ProtobufOptions): ReceiveError =>
  new ReceiveError(413, `more than ${decoded_bytes_max} bytes as JSON`, 'request body', 'Send smaller batches')
