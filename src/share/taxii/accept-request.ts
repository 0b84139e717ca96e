import { Buffer } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Tlp } from '#contract/indicator.js'
import type { TaxiiSettings } from '#contract/taxii-settings.js'
import type { State } from '#store/state/state.js'
import { readObject } from './read-object.js'
import { InboxFull, TaxiiRefusal } from './refusal.js'
import { writeTimestamp } from './timestamp.js'
import { definedMarkings, markingsToLookUp } from './tlp-of-object.js'

export interface Arriving {
  collection: { id: string; tlp_max: Tlp }
  /** id of the principal */
  sender: string
  /** of the envelope */
  objects: readonly unknown[]
}

type Bounds = Pick<TaxiiSettings, 'object_bytes_max' | 'pending_objects_max' | 'status_days'>

/** What of the failures is told in a refusal. */
const DETAILS_MAX = 20
const ID_CHARACTERS_MAX = 300
const DAY_MS = 86_400_000

/**
 * Takes a request to add objects: what can be kept waits from now on, what cannot is a failure. `inside` is a
 * transaction. Gives the id of the status. Throws a TaxiiRefusal (422) where nothing is STIX 2.1, and InboxFull.
 */
export async function acceptRequest(
  inside: State,
  { collection, sender, objects }: Arriving,
  bounds: Bounds,
  now_ms: number,
): Promise<string> {
  const { object_bytes_max } = bounds
  const defined = definedMarkings([...(await markingsOfSender(inside, { collection, sender, objects })), ...objects])
  const readable = { tlp_max: collection.tlp_max, object_bytes_max, defined }
  const items = objects.map((object, place) => itemOf(object, place, readObject(object, readable), now_ms))
  refuseStrange(items)
  await makeRoom(inside, items.length, bounds, now_ms)
  const id = randomUUID()
  const completed = items.some(({ outcome }) => outcome === 'pending') ? null : new Date(now_ms).toISOString()
  await inside.run(
    'INSERT INTO taxii_requests (id, collection, sender, received_us, completed) VALUES ($1, $2, $3, $4, $5)',
    [id, collection.id, sender, now_ms * 1000, completed],
  )
  await inside.run(
    `INSERT INTO taxii_request_objects (request, place, object_id, version, outcome, message, object)
     SELECT $1, * FROM unnest($2::integer[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])`,
    [
      id,
      items.map(({ place }) => place),
      items.map(({ object_id }) => object_id),
      items.map(({ version }) => version),
      items.map(({ outcome }) => outcome),
      items.map(({ message }) => message),
      items.map(({ text }) => text),
    ],
  )
  return id
}

const markingRow = z.object({ object: z.string() })

/** Definitions that these objects name, and that the sender sent before: they wait, or are kept. Of ours it may have read those. */
async function markingsOfSender(inside: State, { collection, sender, objects }: Arriving): Promise<unknown[]> {
  const ids = markingsToLookUp(objects)
  if (ids.length === 0) return []
  const rows = await inside.rows(
    markingRow,
    `SELECT object FROM taxii_objects
     WHERE collection = $1 AND sender IN ('', $2) AND object_id = ANY ($3::text[]) AND object IS NOT NULL
     UNION ALL
     SELECT object FROM taxii_request_objects JOIN taxii_requests ON taxii_requests.id = request
     WHERE collection = $1 AND sender = $2 AND object_id = ANY ($3::text[]) AND outcome = 'pending' AND object IS NOT NULL`,
    [collection.id, sender, ids],
  )
  return rows.map(({ object }) => JSON.parse(object))
}

interface Item {
  place: number
  object_id: string
  version: string
  outcome: 'pending' | 'failure'
  message: string | null
  text: string | null
}

function itemOf(object: unknown, place: number, read: ReturnType<typeof readObject>, now_ms: number): Item {
  const now = writeTimestamp(now_ms * 1000)
  if (typeof read !== 'string') {
    const { object_id, version, text } = read
    return { place, object_id, version: version?.text ?? now, outcome: 'pending', message: null, text }
  }
  const { id, modified, created } = (object ?? {}) as Record<string, unknown>
  const version = [modified, created].find((told) => typeof told === 'string' && told.length < 40) ?? now
  return {
    place,
    object_id: typeof id === 'string' && id !== '' ? printable(id) : `object ${place} of the envelope`,
    version: printable(version as string),
    outcome: 'failure',
    message: read,
    text: null,
  }
}

/** PostgreSQL keeps no zero character and no half of a pair. */
const printable = (text: string): string =>
  Buffer.from(text.slice(0, ID_CHARACTERS_MAX).replaceAll('\0', '\uFFFD')).toString()

/** One good object, or one that is only marked too high, is enough for a status that tells of each. */
function refuseStrange(items: readonly Item[]): void {
  if (items.some(({ outcome, message }) => outcome === 'pending' || message?.startsWith('marked '))) return
  const told = items.slice(0, DETAILS_MAX).map(({ object_id, message }) => [object_id, message ?? ''])
  throw new TaxiiRefusal(422, 'no object of the envelope can be kept', Object.fromEntries(told))
}

/** Forgets old statuses, and looks whether more may wait. */
async function makeRoom(inside: State, arriving: number, { pending_objects_max, status_days }: Bounds, now_ms: number) {
  const before = new Date(now_ms - status_days * DAY_MS).toISOString()
  await inside.run('DELETE FROM taxii_requests WHERE completed < $1', [before])
  const [row] = await inside.rows(
    z.object({ waiting: z.coerce.number() }),
    "SELECT count(*) AS waiting FROM taxii_request_objects WHERE outcome = 'pending'",
  )
  if (row!.waiting + arriving > pending_objects_max) throw new InboxFull()
}
