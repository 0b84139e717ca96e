import { z } from 'zod'
import { tlpSchema } from './indicator.js'

export const FEED_ENTRY_SCHEMA = 'stillwatch/feed-entry@1'

/** A published report as feeds tell it: what leaves in the form `feed`, as JSON. */
export const feedEntrySchema = z.strictObject({
  schema: z.literal(FEED_ENTRY_SCHEMA),
  id: z
    .string()
    .regex(/^urn:uuid:[0-9a-f-]{36}$/)
    .describe('the same for each telling of one campaign by one publisher'),
  title: z.string().min(1).max(300),
  summary: z.string().max(10_000).describe('plain text, with line ends'),
  author: z.string().min(1).max(200),
  published: z.iso.datetime(),
  updated: z.iso.datetime(),
  tlp: tlpSchema,
  categories: z.array(z.string().min(1).max(200)).max(100),
})
export type FeedEntry = z.infer<typeof feedEntrySchema>

/** What a feed says of itself. */
export interface FeedFacts {
  /** urn:uuid:… */
  id: string
  title: string
  /** where it was fetched */
  url: string
}
