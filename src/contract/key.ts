import { z } from 'zod'
import { scopeSchema } from './role.js'

const time = z.iso.datetime()

/** What is asked for a new key. */
export const newKeySchema = z.strictObject({
  name: z.string().trim().min(1).max(120).describe('who or what holds it'),
  scopes: z.array(scopeSchema).min(1).max(10),
  expires: z.iso.datetime({ offset: true }).optional().describe('never where absent'),
})
export type NewKey = z.infer<typeof newKeySchema>

/** A key as it can be shown: without its secret and without its hash. */
export const keySchema = z.object({
  id: z.string().describe('public part of the token sw_ID_SECRET'),
  lineage: z.string().describe('id of the first key of a row of rotations'),
  name: z.string(),
  origin: z
    .enum(['made', 'printed', 'given'])
    .describe('printed: by the first start, ends with the use of another admin key; given: STILLWATCH_ADMIN_KEY'),
  scopes: z.array(scopeSchema),
  created_by: z.string(),
  created: time,
  expires: time.nullable(),
  rotated: time.nullable(),
  rotated_to: z.string().nullable(),
  revoked: time.nullable(),
  revoked_by: z.string().nullable(),
  last_used: time.nullable().describe('late by up to the interval of the key ring'),
})
export type Key = z.infer<typeof keySchema>

/** The answer to making or rotating a key: the only time that the token is seen. */
export const createdKeySchema = z.object({ key: keySchema, token: z.string() })
export type CreatedKey = z.infer<typeof createdKeySchema>
