import { z } from 'zod'
import { type Outgoing, type OutgoingObject, outgoingObjectSchema } from '#contract/outgoing.js'
import { type Page, type PageRequest, pageOf, readNumberPlace, rowsFor } from '#contract/page.js'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'
import type { PushedPart } from '../../taxii/client/push-objects.js'

const ROWS = 1000
const COLUMNS = 'place, object_id, version, status, message'

const stixObject = z.looseObject({ id: z.string(), modified: z.string().optional(), created: z.string().optional() })
const bundleSchema = z.object({ objects: z.array(stixObject).min(1) })

/** The objects of a bundle, in their order. */
export const objectsOf = (document: Buffer): z.infer<typeof stixObject>[] =>
  bundleSchema.parse(JSON.parse(document.toString())).objects

/** Writes down that each object waits; of those that were pushed before, all that the other server did not take. */
export async function keepWaiting(inside: State, { id }: Pick<Outgoing, 'id'>, document: Buffer): Promise<number> {
  const objects = objectsOf(document).map((object, place) => ({
    ...{ place, object_id: object.id, version: object.modified ?? object.created ?? '' },
  }))
  for (let from = 0; from < objects.length; from += ROWS)
    await inside.run(
      `INSERT INTO outgoing_objects (outgoing, place, object_id, version, status, message)
       SELECT $1, place, object_id, version, 'waiting', ''
       FROM jsonb_to_recordset($2::jsonb) AS t(place integer, object_id text, version text)
       ON CONFLICT (outgoing, place) DO UPDATE SET status = 'waiting', message = '', request = NULL
       WHERE outgoing_objects.status <> 'success'`,
      [id, toJsonb(objects.slice(from, from + ROWS))],
    )
  return objects.length
}

/** Writes down what the other server said of some objects. */
export const keepPushed = (state: State, id: string, { request, objects }: PushedPart): Promise<number> =>
  state.run(
    `UPDATE outgoing_objects AS o SET status = t.status, message = t.message,
       request = CASE WHEN t.status = 'pending' THEN $2 END
     FROM jsonb_to_recordset($3::jsonb) AS t(place integer, status text, message text)
     WHERE o.outgoing = $1 AND o.place = t.place`,
    [id, request, toJsonb(objects)],
  )

/** The other server knows nothing of a request any more: what was pending there is pushed again. */
export const forgetRequest = (state: State, id: string, request: string): Promise<number> =>
  state.run(
    `UPDATE outgoing_objects SET status = 'waiting', request = NULL
     WHERE outgoing = $1 AND request = $2 AND status = 'pending'`,
    [id, request],
  )

const openRow = outgoingObjectSchema.extend({ request: z.string().nullable() })

/** What is not settled with the other server yet, in the order of the document. */
export const readOpenObjects = (state: State, id: string): Promise<z.infer<typeof openRow>[]> =>
  state.rows(
    openRow,
    `SELECT ${COLUMNS}, request FROM outgoing_objects WHERE outgoing = $1 AND status <> 'success' ORDER BY place`,
    [id],
  )

/** A page in the order of the document; none where it was not sent to another server. */
export async function listObjects(
  state: State,
  id: string,
  request: PageRequest & { status?: OutgoingObject['status'] | undefined },
): Promise<Page<OutgoingObject>> {
  const rows = await state.rows(
    outgoingObjectSchema,
    `SELECT ${COLUMNS} FROM outgoing_objects
     WHERE outgoing = $1 AND ($2::bigint IS NULL OR place > $2) AND ($3::text IS NULL OR status = $3)
     ORDER BY place LIMIT $4`,
    [id, readNumberPlace(request.after), request.status ?? null, rowsFor(request)],
  )
  return pageOf(rows, request, ({ place }) => String(place))
}
