import { z } from 'zod'
import { keepAccounts, keepEvents } from '#account/keep-accounts.js'
import { keyedDigest } from '#audit/keyed-digest.js'
import { type Page, type PageRequest, pageOf, rowsFor } from '#contract/page.js'
import { type AccountFact, accountFactSchema, eventSchema } from '#contract/told.js'
import type { ToldEvent } from '#contract/told-event.js'
import { storeAccountFacts } from '#ingest/told/store-account-facts.js'
import { storeEvents } from '#ingest/told/store-events.js'
import { takeServedAgain } from '#provenance/canary/kept/erase-served.js'
import type { State } from '#store/state/state.js'
import type { Arriving } from '../live/live-receive.js'
import type { Live } from '../live/start-live.js'
import { identifierKey } from '../open-store.js'
import { conduct, type Operated } from './conduct.js'
import { readTold } from './read-told.js'

const eventRow = z.object({ id: z.coerce.number(), told: z.string(), event: eventSchema })
const ID = z.string().min(1).max(512)

/** What detection is told besides exchanges: accounts and events. */
export function operateTold(live: Operated & Pick<Live, 'ingest' | 'settings'>) {
  const { ingest, settings } = live
  const { state, engine } = live.link
  // What is told goes through a table of its own in the engine: two requests at once would meet in it.
  let before: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = before.catch(() => {}).then(work)
    before = done
    return done
  }
  /** One entry a request, with what attests the documents as they were read: they change decisions and detection. */
  const keep = (noun: string, told: readonly object[], by: string, write: (inside: State) => Promise<void>) =>
    conduct(live, by, async (inside) => {
      await write(inside)
      const detail = { told: told.length, told_hmac_sha256: await keyedDigest(inside, JSON.stringify(told)) }
      return { record: null, act: { action: `${noun}.told`, subject: `${noun}:all`, detail } }
    })
  return {
    /** Whole facts take the place of earlier ones; sending them again is safe. Gives how many accounts were told of. */
    keepAccounts: async (arriving: Arriving, by: string): Promise<number> => {
      const facts = await readTold(arriving, accountFactSchema.extend({ id: ID }).strict(), settings)
      if (facts.length === 0) return 0
      const ids = facts.map(({ id }) => id)
      await keep('accounts', facts, by, async (inside) => {
        await keepAccounts(inside, settings.privacy.hash_identifiers ? facts.map(withoutPayment) : facts)
        await takeServedAgain(inside, ids)
      })
      await ingest.erased.unmark(ids)
      await inTurn(() => storeAccountFacts(engine, facts, identifierKey(settings)))
      return facts.length
    },
    /** Gives how many events were told. */
    keepEvents: async (arriving: Arriving, by: string): Promise<number> => {
      const events = await readTold(arriving, eventSchema.strict(), settings)
      if (events.length === 0) return 0
      // The engine first: what is sent again after a failure there stands twice in it, and once in the list.
      await inTurn(() => storeEvents(engine, events))
      await keep('events', events, by, (inside) => keepEvents(inside, events))
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
