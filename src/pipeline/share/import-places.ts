import { z } from 'zod'
import type { State } from '#store/state/state.js'
import { toJsonb } from '#store/state/to-jsonb.js'

/** Where the taking over of a source stands; undefined at its begin. */
export async function readPlace<Place>(
  state: State,
  source: string,
  schema: z.ZodType<Place>,
): Promise<Place | undefined> {
  const [row] = await state.rows(z.object({ place: schema }), 'SELECT place FROM taxii_imports WHERE source = $1', [
    source,
  ])
  return row?.place
}

export const keepPlace = (state: State, source: string, place: unknown): Promise<number> =>
  state.run(
    `INSERT INTO taxii_imports (source, place) VALUES ($1, $2)
     ON CONFLICT (source) DO UPDATE SET place = excluded.place, at = now()`,
    [source, toJsonb(place)],
  )
