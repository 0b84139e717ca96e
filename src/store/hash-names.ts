import { z } from 'zod'
import type { Engine } from './engine.js'
import { inPieces } from './in-pieces.js'

const hashRow = z.object({ name: z.string(), account: z.string() })

/** The hashes by which the engine knows accounts, decimal, by their names. */
export async function hashNames(engine: Engine, names: readonly string[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (const piece of inPieces(names))
    for (const { name, account } of await engine.rows(
      hashRow,
      'SELECT arrayJoin({names:Array(String)}) AS name, sipHash64(name) AS account',
      { names: piece },
    ))
      hashes.set(name, account)
  return hashes
}
