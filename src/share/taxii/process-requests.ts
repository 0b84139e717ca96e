import { z } from 'zod'
import { tlpSchema } from '#contract/indicator.js'
import type { TaxiiSettings } from '#contract/taxii-settings.js'
import type { State } from '#store/state/state.js'
import { type Kept, keepObjects } from './keep-objects.js'
import { readObject, type StixFacts } from './read-object.js'

const requestRow = z.object({ id: z.string(), collection: z.string(), sender: z.string(), sees_ours: z.boolean() })
const itemRow = z.object({ place: z.number(), object: z.string() })
type Bounds = Pick<TaxiiSettings, 'chunk_objects' | 'received_objects_max'>

/**
 * Adds what waits, chunk by chunk, each in a transaction: of one request, or of all. Where it is broken off, whoever
 * calls it next goes on. Gives the number of objects that were settled.
 */
export async function processRequests(
  state: State,
  bounds: Bounds,
  now: () => number,
  request?: string,
): Promise<number> {
  for (let settled = 0; ; ) {
    const done = await state.transaction((inside) => processChunk(inside, bounds, now(), request))
    if (done === undefined) return settled
    settled += done
  }
}

/** Undefined where nothing waits, or others are at it. */
async function processChunk(inside: State, bounds: Bounds, now_ms: number, wanted?: string) {
  // Who works on a request holds its row: another passes over it.
  const [request] = await inside.rows(
    requestRow,
    `SELECT id, collection, sender, EXISTS (
       SELECT FROM taxii_grants g WHERE g.collection = taxii_requests.collection AND principal = sender AND can_read
     ) AS sees_ours FROM taxii_requests
     WHERE completed IS NULL AND ($1::uuid IS NULL OR id = $1) ORDER BY received_us, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
    [wanted ?? null],
  )
  if (request === undefined) return undefined
  const items = await inside.rows(
    itemRow,
    `SELECT place, object FROM taxii_request_objects
     WHERE request = $1 AND outcome = 'pending' ORDER BY place LIMIT $2`,
    [request.id, bounds.chunk_objects],
  )
  const facts = items.map(({ object }) => factsOf(object))
  const { id, collection, sender, sees_ours } = request
  const held_max = bounds.received_objects_max
  const keeping = { collection, sender, objects: facts, origin: id, now_ms, held_max, sees_ours }
  const kept = await keepObjects(inside, keeping)
  await noteOutcomes(inside, id, items, kept)
  if (items.length < bounds.chunk_objects)
    await inside.run('UPDATE taxii_requests SET completed = $2 WHERE id = $1', [id, new Date(now_ms).toISOString()])
  return items.length
}

/** What waits was read and judged when it came. */
function factsOf(text: string): StixFacts {
  const no_bounds = { tlp_max: tlpSchema.enum.red, object_bytes_max: Number.POSITIVE_INFINITY }
  const facts = readObject(JSON.parse(text), no_bounds)
  if (typeof facts === 'string') throw new Error(`an object that waits cannot be read: ${facts}`)
  return facts
}

const MESSAGES: Record<Kept['outcome'], string | null> = {
  added: null,
  already: 'it was there in this version',
  full: 'you keep as many objects in this collection as you may; delete some',
}

async function noteOutcomes(
  inside: State,
  request: string,
  items: readonly { place: number }[],
  kept: readonly Kept[],
) {
  await inside.run(
    `UPDATE taxii_request_objects SET outcome = done.outcome, message = done.message, version = done.version, object = NULL
     FROM unnest($2::integer[], $3::text[], $4::text[], $5::text[]) AS done (place, outcome, message, version)
     WHERE request = $1 AND taxii_request_objects.place = done.place`,
    [
      request,
      items.map(({ place }) => place),
      kept.map(({ outcome }) => (outcome === 'full' ? 'failure' : 'success')),
      kept.map(({ outcome }) => MESSAGES[outcome]),
      kept.map(({ version }) => version),
    ],
  )
}
