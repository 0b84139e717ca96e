import { z } from 'zod'
import { keepAccounts, keepEvents } from '#account/keep-accounts.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { type AccountFact, accountFactSchema, eventSchema } from '#contract/told.js'
import type { ToldEvent } from '#contract/told-event.js'
import { storeAccountFacts } from '#ingest/told/store-account-facts.js'
import { storeEvents } from '#ingest/told/store-events.js'
import type { Arriving } from '../live/live-receive.js'
import type { Live } from '../live/start-live.js'
import { identifierKey } from '../open-store.js'
import { refreshed } from './conduct.js'
import { readTold } from './read-told.js'

const eventRow = z.object({ id: z.coerce.number(), told: z.string(), event: eventSchema })
const ID = z.string().min(1).max(512)

/** What detection is told besides exchanges: accounts and events. */
export function operateTold({
  link: { state, engine },
  decisions,
  settings,
}: Pick<Live, 'link' | 'decisions' | 'settings'>) {
  // What is told goes through a table of its own in the engine: two requests at once would meet in it.
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = before.catch(() => {}).then(work)
    before = done
    return done
  }
  return {
    /** Whole facts take the place of earlier ones; sending them again is safe. Gives how many accounts were told of. */
    keepAccounts: async (arriving: Arriving): Promise<number> => {
      const facts = await readTold(arriving, accountFactSchema.extend({ id: ID }), settings)
      if (facts.length === 0) return 0
      await keepAccounts(state, settings.privacy.hash_identifiers ? facts.map(withoutPayment) : facts)
      await inTurn(() => storeAccountFacts(engine, facts, identifierKey(settings)))
      await refreshed(decisions)
      return facts.length
    },
    /** Gives how many events were told. */
    keepEvents: async (arriving: Arriving): Promise<number> => {
      const events = await readTold(arriving, eventSchema, settings)
      if (events.length === 0) return 0
      // The engine first: what is sent again after a failure there stands twice in it, and once in the list.
      await inTurn(() => storeEvents(engine, events))
      await keepEvents(state, events)
      return events.length
    },
    /** The newest first. */
    listEvents: async (request: PageRequest): Promise<Page<ToldEvent>> => {
      const rows = await state.rows(
        eventRow,
        'SELECT id, told, event FROM events WHERE $1::bigint IS NULL OR id < $1 ORDER BY id DESC LIMIT $2',
        [request.after ?? null, rowsFor(request)],
      )
      const events = rows.map(({ event, ...kept }) => ({ ...kept, ...event }))
      return pageOf(events, request, ({ id }) => String(id))
    },
  }
}

/** Stored here in plain it would undo that the engine hashes it. */
function withoutPayment({ payment_fingerprint: _, ...fact }: AccountFact): AccountFact {
  return fact
}
