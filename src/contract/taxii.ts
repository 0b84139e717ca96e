import { z } from 'zod'
import { tlpSchema } from './indicator.js'

/** The one media type of TAXII 2.1 requests and answers (OASIS TAXII 2.1, 1.6.8). */
export const TAXII_TYPE = 'application/taxii+json;version=2.1'
export const STIX_TYPE = 'application/stix+json;version=2.1'

const time = z.iso.datetime()
const microseconds = z.iso.datetime({ precision: 6 })
const communitySchema = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/)
  .describe('small letters, digits and hyphens: it is the API root of its collections')

/** What is asked for a new collection. */
export const newTaxiiCollectionSchema = z.strictObject({
  title: z.string().trim().min(1).max(200),
  description: z.string().max(2000).default(''),
  community: communitySchema,
  tlp_max: tlpSchema.describe('objects that are marked above it are refused'),
  alias: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?$/)
    .nullable()
    .default(null)
    .describe('may stand in addresses in place of the id'),
})
export type NewTaxiiCollection = z.input<typeof newTaxiiCollectionSchema>

/** A place where one community exchanges objects. */
export const taxiiCollectionSchema = z.object({
  ...newTaxiiCollectionSchema.shape,
  id: z.uuid(),
  created: time,
  created_by: z.string(),
})
export type TaxiiCollection = z.infer<typeof taxiiCollectionSchema>

/** What one key or person may do in a collection. Without one, the collection is not there for them. */
export const taxiiGrantSchema = z.object({
  collection: z.uuid(),
  principal: z.string().min(1).max(300).describe('key:LINEAGE or person:SUBJECT'),
  can_read: z.boolean(),
  can_write: z.boolean(),
  granted: time,
  granted_by: z.string(),
})
export type TaxiiGrant = z.infer<typeof taxiiGrantSchema>

/** An object that a partner sent, with who and when. Nobody but the sender and we ourselves sees it. */
export const receivedObjectSchema = z.object({
  collection: z.uuid(),
  sender: z.string().describe('id of the principal'),
  added: microseconds.describe('when it was kept; unique in the collection'),
  object_id: z.string(),
  type: z.string(),
  version: z.string(),
  object: z.record(z.string(), z.unknown()).nullable().describe('null: its sender withdrew it'),
  withdrawn: time.nullable(),
})
export type ReceivedObject = z.infer<typeof receivedObjectSchema>

const statusDetailSchema = z.object({ id: z.string(), version: z.string(), message: z.string().optional() })
const count = z.number().int().min(0)

/** Status Resource (TAXII 2.1, 4.3.1). */
export const taxiiStatusSchema = z.object({
  id: z.string(),
  status: z.enum(['complete', 'pending']),
  request_timestamp: z.string().optional(),
  total_count: count,
  success_count: count,
  successes: z.array(statusDetailSchema).optional(),
  failure_count: count,
  failures: z.array(statusDetailSchema).optional(),
  pending_count: count,
  pendings: z.array(statusDetailSchema).optional(),
})
export type TaxiiStatus = z.infer<typeof taxiiStatusSchema>
