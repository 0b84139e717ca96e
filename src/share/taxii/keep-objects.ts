import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { State } from '#store/state/state.js'
import type { StixFacts } from './read-object.js'
import { writeTimestamp } from './timestamp.js'

/** What we publish has no sender. */
export const OURSELVES = ''

export interface Keeping {
  collection: string
  /** id of a principal, or OURSELVES */
  sender: string
  objects: readonly StixFacts[]
  /** the request, or what was approved */
  origin: string | null
  now_ms: number
  /** objects that a sender may keep in the collection; none for ourselves */
  held_max?: number
  /** whether the sender may read what we publish there; if not, it must not learn by an answer what that is */
  sees_ours?: boolean
}

export type Kept = { outcome: 'added' | 'already' | 'full'; version: string }

/**
 * Adds objects to a collection, in order; one that is there in the same version is left as it is. `inside` is a
 * transaction. Additions to a collection go one after the other, and each object has a microsecond of its own that is
 * later than all before: so a reader who goes on from a place, or asks for what was added after a time, misses nothing.
 */
export async function keepObjects(inside: State, keeping: Keeping): Promise<Kept[]> {
  const { collection, objects, now_ms } = keeping
  const last_us = await lockCollection(inside, collection)
  const held = await heldVersions(inside, keeping)
  let room = await roomOf(inside, keeping)
  let added_us = Math.max(last_us, now_ms * 1000)
  const added: AddedObject[] = []
  const kept = objects.map((facts): Kept => {
    const known = held.find(facts)
    if (known !== undefined) return { outcome: 'already', version: known }
    if (room <= 0) return { outcome: 'full', version: facts.version?.text ?? writeTimestamp(added_us) }
    room--
    added_us++
    const version = facts.version ?? { text: writeTimestamp(added_us), us: added_us }
    added.push({ ...facts, added_us, version })
    held.add(facts, version.text)
    return { outcome: 'added', version: version.text }
  })
  if (added.length === 0) return kept
  await insertObjects(inside, keeping, added)
  await inside.run('UPDATE taxii_collections SET last_added_us = $2 WHERE id = $1', [collection, added_us])
  return kept
}

type AddedObject = StixFacts & { added_us: number; version: { text: string; us: number } }

const lastRow = z.object({ last_added_us: z.coerce.number() })

/** The lock ends with the transaction. */
async function lockCollection(inside: State, collection: string): Promise<number> {
  const sql = 'SELECT last_added_us FROM taxii_collections WHERE id = $1 FOR UPDATE'
  const [row] = await inside.rows(lastRow, sql, [collection])
  if (row === undefined) throw new Error(`the collection ${collection} was deleted meanwhile`)
  return row.last_added_us
}

const heldRow = z.object({
  object_id: z.string(),
  version_us: z.coerce.number(),
  version: z.string(),
  digest: z.string().nullable(),
})

/** Which versions are there; of an object that has none, which contents. */
async function heldVersions(inside: State, { collection, sender, objects, sees_ours = false }: Keeping) {
  const unversioned = objects.filter(({ version }) => version === null).map(({ object_id }) => object_id)
  const rows = await inside.rows(
    heldRow,
    `SELECT object_id, version_us, version,
       CASE WHEN object_id = ANY ($4::text[]) THEN encode(sha256(convert_to(object, 'UTF8')), 'hex') END AS digest
     FROM taxii_objects
     WHERE collection = $1 AND (sender = $2 OR ($5 AND sender = '')) AND object_id = ANY ($3::text[]) AND withdrawn IS NULL`,
    [collection, sender, objects.map(({ object_id }) => object_id), unversioned, sees_ours],
  )
  const versions = new Map<string, string>()
  for (const { object_id, version_us, version, digest } of rows) {
    versions.set(`${object_id} ${version_us}`, version)
    if (digest !== null) versions.set(`${object_id} ${digest}`, version)
  }
  const keyOf = ({ object_id, version, text }: StixFacts): string =>
    `${object_id} ${version?.us ?? createHash('sha256').update(text).digest('hex')}`
  return {
    find: (facts: StixFacts) => versions.get(keyOf(facts)),
    add: (facts: StixFacts, version: string) => versions.set(keyOf(facts), version),
  }
}

async function roomOf(inside: State, { collection, sender, held_max }: Keeping): Promise<number> {
  if (held_max === undefined) return Number.POSITIVE_INFINITY
  const [row] = await inside.rows(
    z.object({ held: z.coerce.number() }),
    `SELECT count(*) AS held FROM (
       SELECT 1 FROM taxii_objects WHERE collection = $1 AND sender = $2 AND sender <> '' LIMIT $3) counted`,
    [collection, sender, held_max],
  )
  return held_max - row!.held
}

async function insertObjects(inside: State, { collection, sender, origin }: Keeping, added: readonly AddedObject[]) {
  await inside.run(
    `INSERT INTO taxii_objects
       (collection, sender, origin, added_us, object_id, type, version, version_us, object, bytes)
     SELECT $1, $2, $3, * FROM unnest($4::bigint[], $5::text[], $6::text[], $7::text[], $8::bigint[], $9::text[],
       $10::integer[])`,
    [
      collection,
      sender,
      origin,
      added.map(({ added_us }) => added_us),
      added.map(({ object_id }) => object_id),
      added.map(({ type }) => type),
      added.map(({ version }) => version.text),
      added.map(({ version }) => version.us),
      added.map(({ text }) => text),
      added.map(({ bytes }) => bytes),
    ],
  )
}
