import protobuf from 'protobufjs/light.js'

/** What a request carries. */
export type OtlpSignal = 'traces' | 'logs'

/** Number and type of a field; `*` after the type: repeated. Types with a capital are messages. */
type Field = readonly [number: number, type: string]

/**
 * The messages of OTLP 1.x and their fields by number (opentelemetry-proto: common, resource, trace, logs, and their
 * collector services; google.rpc.Status). Enumerations are integers here, as OTLP's JSON writes them.
 */
const MESSAGES: Record<string, Record<string, Field>> = {
  TracesRequest: { resourceSpans: [1, 'ResourceSpans*'] },
  LogsRequest: { resourceLogs: [1, 'ResourceLogs*'] },
  TracesResponse: { partialSuccess: [1, 'TracesPartialSuccess'] },
  LogsResponse: { partialSuccess: [1, 'LogsPartialSuccess'] },
  TracesPartialSuccess: { rejectedSpans: [1, 'int64'], errorMessage: [2, 'string'] },
  LogsPartialSuccess: { rejectedLogRecords: [1, 'int64'], errorMessage: [2, 'string'] },
  RpcStatus: { code: [1, 'int32'], message: [2, 'string'] },

  // What stands around the items: the lists themselves are passed over as unknown.
  ResourceHead: { resource: [1, 'Resource'], schemaUrl: [3, 'string'] },
  ScopeHead: { scope: [1, 'InstrumentationScope'], schemaUrl: [3, 'string'] },

  ResourceSpans: { resource: [1, 'Resource'], scopeSpans: [2, 'ScopeSpans*'], schemaUrl: [3, 'string'] },
  ScopeSpans: { scope: [1, 'InstrumentationScope'], spans: [2, 'Span*'], schemaUrl: [3, 'string'] },
  Span: {
    traceId: [1, 'bytes'],
    spanId: [2, 'bytes'],
    traceState: [3, 'string'],
    parentSpanId: [4, 'bytes'],
    name: [5, 'string'],
    kind: [6, 'int32'],
    startTimeUnixNano: [7, 'fixed64'],
    endTimeUnixNano: [8, 'fixed64'],
    attributes: [9, 'KeyValue*'],
    droppedAttributesCount: [10, 'uint32'],
    events: [11, 'SpanEvent*'],
    droppedEventsCount: [12, 'uint32'],
    links: [13, 'SpanLink*'],
    droppedLinksCount: [14, 'uint32'],
    status: [15, 'SpanStatus'],
    flags: [16, 'fixed32'],
  },
  SpanEvent: {
    timeUnixNano: [1, 'fixed64'],
    name: [2, 'string'],
    attributes: [3, 'KeyValue*'],
    droppedAttributesCount: [4, 'uint32'],
  },
  SpanLink: {
    traceId: [1, 'bytes'],
    spanId: [2, 'bytes'],
    traceState: [3, 'string'],
    attributes: [4, 'KeyValue*'],
    droppedAttributesCount: [5, 'uint32'],
    flags: [6, 'fixed32'],
  },
  SpanStatus: { message: [2, 'string'], code: [3, 'int32'] },

  ResourceLogs: { resource: [1, 'Resource'], scopeLogs: [2, 'ScopeLogs*'], schemaUrl: [3, 'string'] },
  ScopeLogs: { scope: [1, 'InstrumentationScope'], logRecords: [2, 'LogRecord*'], schemaUrl: [3, 'string'] },
  LogRecord: {
    timeUnixNano: [1, 'fixed64'],
    severityNumber: [2, 'int32'],
    severityText: [3, 'string'],
    body: [5, 'AnyValue'],
    attributes: [6, 'KeyValue*'],
    droppedAttributesCount: [7, 'uint32'],
    flags: [8, 'fixed32'],
    traceId: [9, 'bytes'],
    spanId: [10, 'bytes'],
    observedTimeUnixNano: [11, 'fixed64'],
    eventName: [12, 'string'],
  },

  Resource: { attributes: [1, 'KeyValue*'], droppedAttributesCount: [2, 'uint32'] },
  InstrumentationScope: {
    name: [1, 'string'],
    version: [2, 'string'],
    attributes: [3, 'KeyValue*'],
    droppedAttributesCount: [4, 'uint32'],
  },
  KeyValue: { key: [1, 'string'], value: [2, 'AnyValue'] },
  AnyValue: {
    stringValue: [1, 'string'],
    boolValue: [2, 'bool'],
    intValue: [3, 'int64'],
    doubleValue: [4, 'double'],
    arrayValue: [5, 'ArrayValue'],
    kvlistValue: [6, 'KeyValueList'],
    bytesValue: [7, 'bytes'],
  },
  ArrayValue: { values: [1, 'AnyValue*'] },
  KeyValueList: { values: [1, 'KeyValue*'] },
}

const isMessage = (type: string): boolean => /^[A-Z]/.test(type)

const root = protobuf.Root.fromJSON({
  nested: Object.fromEntries(Object.entries(MESSAGES).map(([name, fields]) => [name, described(name, fields)])),
})

function described(name: string, fields: Record<string, Field>) {
  const named = Object.entries(fields).map(([field, [id, type]]) => {
    const repeated = type.endsWith('*') ? { rule: 'repeated' } : {}
    return [field, { id, type: type.replace('*', ''), ...repeated }]
  })
  // Only in a choice is an empty text or a zero told from an absent one.
  const choice = name === 'AnyValue' ? { oneofs: { value: { oneof: Object.keys(fields) } } } : {}
  return { fields: Object.fromEntries(named), ...choice }
}

/** The message of that name, for reading and writing. */
export const otlpMessage = (name: string): protobuf.Type => root.lookupType(name)

/** Of each message, which fields hold messages, by number. */
export const NESTED: ReadonlyMap<string, ReadonlyMap<number, string>> = new Map(
  Object.entries(MESSAGES).map(([name, fields]) => [
    name,
    new Map(
      Object.values(fields)
        .filter(([, type]) => isMessage(type))
        .map(([number, type]) => [number, type.replace('*', '')]),
    ),
  ]),
)
