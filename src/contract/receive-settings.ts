import { z } from 'zod'

const count = z.number().int().min(1)
const MIB = 2 ** 20

/** Every bound of what a request may send, with the reason for its default. */
export const receiveSettingsSchema = z.strictObject({
  received_bytes_max: count
    .default(32 * MIB)
    .describe('body as it is sent, compressed or not; exporters send 1 to 20 MiB. Larger ones answer 413'),
  decoded_bytes_max: count
    .default(64 * MIB)
    .describe('body after decompression; it is held in memory as a whole. Reading stops as soon as it is passed'),
  ratio_max: count
    .default(500)
    .describe(
      'times that a body may grow by decompression: logs were seen to grow 5 to 200 times, bombs do 1,000 and more',
    ),
  ratio_bytes_min: count
    .default(16 * MIB)
    .describe('decompressed bytes from which the ratio counts: little harm is done below'),
  window_bytes_max: count
    .default(8 * MIB)
    .describe('window of zstd: RFC 9659 allows no more for content encodings, and all common levels stay below'),
  body_ms_max: count.default(60_000).describe('time to send a body; slower ones answer 408'),
  bytes_per_s_min: z
    .number()
    .min(0)
    .default(1024)
    .describe('slowest sending, on average, once the grace is over: who sends byte by byte holds no place'),
  grace_ms: z.number().int().min(0).default(5000).describe('time before slow sending counts'),
  held_bytes_max: count
    .default(256 * MIB)
    .describe('bodies under way, over all requests; more answer 429 with Retry-After'),
  decodings_max: count.default(4).describe('bodies decompressed at a time: each may grow to the largest body'),
  documents_max: count.default(50_000).describe('documents of a request; more answer 413'),
  document_bytes_max: count
    .default(16 * MIB)
    .describe('longest document; a longer one is rejected and the rest is read'),
  depth_max: count
    .max(90)
    .default(64)
    .describe('nesting of OTLP protobuf messages: messages written as structure take 21'),
  messages_max: count
    .default(1_000_000)
    .describe('protobuf messages (spans, attributes, values) of a request: each takes about 200 bytes of memory'),
})

export type ReceiveSettings = z.infer<typeof receiveSettingsSchema>
