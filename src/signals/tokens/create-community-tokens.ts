import type { Engine } from '#store/engine.js'
import { readSql, statementsOf } from '#store/read-sql.js'
import type { SignalsTarget } from '../create-signals.js'
import { type CommunityKey, communityRow } from './community-key.js'

const TABLES = statementsOf(readSql(import.meta.url, '../../store/migrations/0006-community-tokens.sql'))
const TOKENS = readSql(import.meta.url, './exchange-tokens.sql')
const SKETCHES = statementsOf(readSql(import.meta.url, './exchange-sketches.sql'))

const VIEWS = ['community_bands_intake', 'community_sketches_intake', 'community_tokens_intake', 'exchanges_handed_on']

const ARRIVED = 'SELECT file, line, account, id, at, community, epoch, kind, token FROM hashed'
const SUMMED = `SELECT community, epoch, kind, token, account, toDateTime(min(at), 'UTC') AS first,
  toDateTime(max(at), 'UTC') AS last, count() AS exchanges FROM hashed GROUP BY community, epoch, kind, token, account`

export interface CommunityTokenOptions {
  /** of each community, the present epoch and those before; none: no tokens are made, and what was known of keys is removed */
  keys: readonly CommunityKey[]
  /** share of the messages of which a sketch is made */
  minhash_share: number
  /** where exchanges go: into `exchanges` at once, as a scan does, or to be looked at for repeats */
  target: Exclude<SignalsTarget, 'exchanges_clear'>
}

/**
 * Makes the views from exchanges to tokens, under the keys as they are now; to be called after createSchema, and before
 * createSignals with what it gives: where exchanges are to be derived to. Tokens that are stored stay.
 */
export async function createCommunityTokens(
  engine: Engine,
  { keys, minhash_share, target }: CommunityTokenOptions,
): Promise<SignalsTarget> {
  for (const view of VIEWS) await engine.command(`DROP VIEW IF EXISTS ${view}`)
  await engine.command('TRUNCATE TABLE IF EXISTS communities')
  if (keys.length === 0) return target
  for (const statement of TABLES) await engine.command(statement)
  await fillCommunities(engine, keys)
  await createClear(engine, target)
  const at_once = target === 'exchanges'
  const tokens = at_once ? 'community_tokens' : 'community_tokens_arrived'
  const outer = at_once ? SUMMED : ARRIVED
  await engine.command(`${TOKENS.replace('__TARGET__', tokens)}${outer}`)
  if (minhash_share === 0) return 'exchanges_clear'
  const [sketches = '', bands = ''] = SKETCHES.map((sql) =>
    sql
      .replaceAll('__TARGET__', at_once ? 'community_sketches' : 'community_sketches_arrived')
      .replace('__TOKENS__', tokens)
      .replace('__ROW__', at_once ? '' : 'file,\n  line,')
      .replace('__PER_MILLION__', String(Math.round(minhash_share * 1_000_000))),
  )
  await engine.command(sketches)
  await engine.command(`${bands}${outer}`)
  return 'exchanges_clear'
}

/** Keys are bound, not spliced: a definition of a view can be read where a key may not. */
async function fillCommunities(engine: Engine, keys: readonly CommunityKey[]): Promise<void> {
  for (const key of keys) {
    await engine.command(
      `INSERT INTO communities SELECT {name:String}, {epoch:String}, {current:Bool}, unhex({inner_pad:String}),
        unhex({outer_pad:String}), {words_low:UInt64}, {words_high:UInt64}`,
      communityRow(key),
    )
  }
}

/** What hands exchanges on and stores nothing: texts and identifiers end in the views behind it. */
async function createClear(engine: Engine, target: string): Promise<void> {
  await engine.command('DROP VIEW IF EXISTS exchanges_intake')
  await engine.command('DROP TABLE IF EXISTS exchanges_clear')
  await engine.command('CREATE TABLE exchanges_clear AS exchanges ENGINE = Null')
  await engine.command(
    `ALTER TABLE exchanges_clear ADD COLUMN system_text String, ADD COLUMN words Array(String),
      ADD COLUMN clear Tuple(payment String, client_ip String, tls String)`,
  )
  await engine.command(
    `CREATE MATERIALIZED VIEW exchanges_handed_on TO ${target} AS
     SELECT * EXCEPT (system_text, words, clear) FROM exchanges_clear`,
  )
}
