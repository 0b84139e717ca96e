import { z } from 'zod'
import { type FeedEntry, feedEntrySchema } from '#contract/feed-entry.js'
import type { State } from '#store/state/state.js'

const row = z.object({ document: z.instanceof(Uint8Array) })

/** Newer tellings of a campaign come as entries of their own before they are made one. */
const READ_MAX = 500

/**
 * What was approved and sent in the form `feed`, as far as a principal may read it: what is for the public, and what is
 * for a community of which it may read a collection up to that level. Newest first. Documents that are no entries are
 * left out.
 */
export async function readFeedEntries(state: State, principal: string): Promise<FeedEntry[]> {
  const rows = await state.rows(
    row,
    `SELECT document FROM outgoing
     WHERE form = 'feed' AND status = 'sent' AND document IS NOT NULL AND (
       (recipient_kind = 'public' AND tlp = 'clear') OR (recipient_kind = 'community' AND EXISTS (
         SELECT FROM taxii_collections c JOIN taxii_grants g ON g.collection = c.id
         WHERE g.principal = $1 AND g.can_read AND c.community = outgoing.recipient
           AND array_position($2::text[], c.tlp_max) >= array_position($2::text[], outgoing.tlp))))
     ORDER BY sent DESC, id LIMIT $3`,
    [principal, LEVELS, READ_MAX],
  )
  return rows.flatMap(({ document }) => entryOf(document))
}

const LEVELS = ['clear', 'green', 'amber', 'amber+strict', 'red']

function entryOf(document: Uint8Array): FeedEntry[] {
  try {
    return [feedEntrySchema.parse(JSON.parse(Buffer.from(document).toString('utf8')))]
  } catch {
    return []
  }
}
