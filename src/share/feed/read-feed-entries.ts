import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type FeedEntry, feedEntrySchema } from '#contract/feed-entry.js'
import { outgoingSchema } from '#contract/outgoing.js'
import type { State } from '#store/state/state.js'
import { type AttestedLeaving, isAttested } from '../outbox/attested-leaving.js'
import { OUTGOING_COLUMNS } from '../outbox/read-outgoing.js'

const row = outgoingSchema.extend({ document: z.instanceof(Uint8Array) })

/** What the audit log says was approved, by id. */
type Attesting = (ids: readonly string[]) => Promise<ReadonlyMap<string, AttestedLeaving>>

/** Newer tellings of a campaign come as entries of their own before they are made one. */
const READ_MAX = 500

/**
 * What was approved and sent in the form `feed`, as far as a principal may read it: what is for the public, and what is
 * for a community of which it may read a collection up to that level. Newest first. Left out are documents that are no
 * entries, and such as the audit log has no approval of: then a row was changed.
 */
export async function readFeedEntries(state: State, principal: string, attesting: Attesting): Promise<FeedEntry[]> {
  const rows = await state.rows(
    row,
    `SELECT ${OUTGOING_COLUMNS}, document FROM outgoing
     WHERE form = 'feed' AND status = 'sent' AND document IS NOT NULL AND (
       (recipient_kind = 'public' AND tlp = 'clear') OR (recipient_kind = 'community' AND EXISTS (
         SELECT FROM taxii_collections c JOIN taxii_grants g ON g.collection = c.id
         WHERE g.principal = $1 AND g.can_read AND c.community = outgoing.recipient
           AND array_position($2::text[], c.tlp_max) >= array_position($2::text[], outgoing.tlp))))
     ORDER BY sent DESC, id LIMIT $3`,
    [principal, LEVELS, READ_MAX],
  )
  const attested = await attesting(rows.map(({ id }) => id))
  return rows.flatMap(({ document, ...record }) =>
    isAttested(record, attested.get(record.id)) && isOf(document, record.sha256) ? entryOf(document) : [],
  )
}

const LEVELS = ['clear', 'green', 'amber', 'amber+strict', 'red']

const isOf = (document: Uint8Array, sha256: string): boolean =>
  createHash('sha256').update(document).digest('hex') === sha256

function entryOf(document: Uint8Array): FeedEntry[] {
  try {
    return [feedEntrySchema.parse(JSON.parse(Buffer.from(document).toString('utf8')))]
  } catch {
    return []
  }
}
