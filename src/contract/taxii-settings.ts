import { z } from 'zod'

const count = z.number().int().min(1)
const MIB = 2 ** 20

/** The TAXII 2.1 server and every bound of it, each with the reason for its default. */
export const taxiiSettingsSchema = z.strictObject({
  title: z.string().min(1).max(200).default('Stillwatch').describe('of the server, in its discovery'),
  description: z.string().max(2000).default('').describe('the same'),
  contact: z.string().max(200).default('').describe('whom partners may write to; empty: not told'),
  content_bytes_max: count
    .default(10 * MIB)
    .describe('`max_content_length`: body of a request that adds objects; larger ones answer 413'),
  objects_max: count.default(5_000).describe('objects that one request adds; more answer 413'),
  object_bytes_max: count.default(1 * MIB).describe('one object; a larger one is a failure in the status'),
  depth_max: count.max(500).default(32).describe('nesting of an envelope: STIX needs about 8; deeper ones answer 422'),
  page_objects: count.default(100).describe('objects of a page where the client names no limit'),
  page_objects_max: count.default(1_000).describe('objects of a page, whatever the client asks for'),
  page_bytes_max: count.default(8 * MIB).describe('objects of a page in bytes; a page holds one object at least'),
  match_values_max: count.default(100).describe('values of one match filter; more answer 400'),
  at_once_max: count
    .default(100)
    .describe('objects that are added before the answer; a larger request is answered with a pending status'),
  chunk_objects: count.default(500).describe('objects of one transaction of a pending request'),
  pending_objects_max: count
    .default(50_000)
    .describe('objects that wait, over all requests; more answer 503 with Retry-After'),
  received_objects_max: count
    .default(100_000)
    .describe('objects that one sender may keep in a collection; more are failures in the status'),
  status_days: count
    .default(7)
    .describe('how long the status of a request can be read; the specification asks for one'),
})
export type TaxiiSettings = z.infer<typeof taxiiSettingsSchema>
