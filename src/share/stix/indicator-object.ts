import { z } from 'zod'
import { PATTERN_CHARACTERS_MAX } from './read-pattern.js'
import { tlpOfMarkings } from './tlp-markings.js'

const REFERENCES_MAX = 100
const time = z
  .string()
  .max(40)
  .pipe(z.iso.datetime().regex(/^(?!0000)/, 'year 0 is none in databases'))
const id = z.string().max(120)

/** What is read of an indicator object of others. Other properties are not looked at, however many and deep they are. */
export const indicatorObjectSchema = z.object({
  type: z.literal('indicator'),
  id: z
    .string()
    .max(120)
    .regex(/^indicator--[0-9a-f-]{36}$/),
  modified: time.optional(),
  created_by_ref: id.optional(),
  revoked: z.boolean().default(false),
  pattern: z
    .string()
    .max(PATTERN_CHARACTERS_MAX)
    .refine((text) => !/\p{Cs}/u.test(text), 'it holds half of a character'),
  // STIX 2.0 had no other language.
  pattern_type: z.string().max(100).default('stix'),
  valid_from: time.optional(),
  valid_until: time.optional(),
  confidence: z.number().int().min(0).max(100).optional(),
  object_marking_refs: z.array(id).max(REFERENCES_MAX).default([]),
  granular_markings: z
    .array(z.object({ marking_ref: id.optional() }))
    .max(REFERENCES_MAX)
    .default([]),
  extensions: z.record(z.string().max(200), z.unknown()).optional(),
})
export type IndicatorObject = z.infer<typeof indicatorObjectSchema>

/** The narrowest level that it bears as a whole or in part. */
export const tlpOfObject = ({ object_marking_refs, granular_markings }: IndicatorObject) =>
  tlpOfMarkings([...object_marking_refs, ...granular_markings.flatMap(({ marking_ref }) => marking_ref ?? [])])
