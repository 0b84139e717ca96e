import { z } from 'zod'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'
import { chooseSketches } from './choose-sketches.js'
import { type Asking, type SharedValue, sharedRow } from './shared-value.js'

const LIKE = readSql(import.meta.url, './like-sketches.sql')
/** Compared pair by pair: a thousand take a tenth of a second. */
const SKETCHES_MAX = 1000
/** Templates of a campaign; each costs a pass over all sketches. */
const CHOSEN_MAX = 5
const VALUES = 128
const BANDS = 32

const sketchRow = z.object({ account: z.string(), signature: z.array(z.number()) })
const bandRow = z.object({ tokens: z.array(z.string()) })

/** Sketches of texts that most members sent much alike. */
export async function readSharedSketches(engine: Engine, asking: Asking): Promise<SharedValue[]> {
  const { run, community, settings } = asking
  if (community === null) return []
  const equal_min = Math.ceil(settings.similarity_min * VALUES)
  const params = { run, community: community.name, epoch: community.epoch }
  const sketches = await engine.rows(
    sketchRow,
    `SELECT account, signature FROM community_sketches FINAL
     WHERE account IN (SELECT account FROM indicator_accounts WHERE run = {run:String} AND role = 'member')
       AND community = {community:String} AND epoch = {epoch:String}
     ORDER BY intHash64(id), id LIMIT ${SKETCHES_MAX}`,
    params,
  )
  const shared: SharedValue[] = []
  for (const signature of chooseSketches(sketches, { equal_min, chosen_max: CHOSEN_MAX })) {
    const [found] = await engine.rows(z.object(sharedRow), LIKE, { ...params, signature, equal_min })
    const band_tokens = await bandTokensOf(engine, community, signature)
    shared.push({ ...found!, value: { kind: 'minhash', signature, band_tokens } })
  }
  return shared
}

/** Made in the engine, by the same view's definition: exchange-sketches.sql. */
async function bandTokensOf(engine: Engine, { name, epoch }: { name: string; epoch: string }, signature: number[]) {
  const messages = Array.from({ length: BANDS }, (_, band) =>
    [band, ...[0, 32, 64, 96].map((from) => signature[from + band])].join(','),
  )
  const [row] = await engine.rows(
    bandRow,
    `SELECT arrayMap(message -> lower(hex(SHA256(concat(outer_pad, SHA256(concat(inner_pad, 'minhash\\0', message)))))),
       {messages:Array(String)}) AS tokens
     FROM communities WHERE name = {name:String} AND epoch = {epoch:String}`,
    { messages, name, epoch },
  )
  return row?.tokens ?? []
}
