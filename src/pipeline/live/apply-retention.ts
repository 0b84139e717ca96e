import { z } from 'zod'
import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import { type Held, heldUntilSql } from './held-until-sql.js'

interface Kept {
  table: string
  /** DateTime from which the days count */
  from: string
  days: number
  /** hash of the account; absent where rows belong to none */
  account?: string
  /** column of a DateTime before which a row stays all the same */
  not_before?: string
}

/**
 * Tells the engine what it keeps, and how long: it forgets by itself, also when no server looks after it for a while.
 * What belongs to a held account stays until its hold ends, of which the engine is told as well.
 */
export async function applyRetention(engine: Engine, settings: Settings, held: readonly Held[]): Promise<void> {
  const { retention, ingest } = settings
  // Of a file that was handed over it stays a while longer, so that what was found in it can be looked at.
  const with_exchanges = { days: retention.exchanges_days, account: 'account', not_before: 'kept_until' }
  const kept: Kept[] = [
    { table: 'exchanges', from: 'toDateTime(at)', ...with_exchanges },
    { table: 'exchange_texts', from: 'toDateTime(at)', days: retention.text_days, account: 'account' },
    { table: 'community_tokens', from: 'last', ...with_exchanges },
    { table: 'account_tokens', from: 'last', ...with_exchanges },
    { table: 'account_clients', from: 'last', ...with_exchanges },
    { table: 'community_sketches', from: 'at', ...with_exchanges },
    { table: 'exchange_ids', from: 'arrived', days: ingest.repeat_days },
    { table: 'dead_letters', from: 'toDateTime(at)', days: ingest.dead_letter_days },
    { table: 'decisions', from: 'toDateTime(at)', days: retention.decisions_days, account: 'sipHash64(account_id)' },
    { table: 'events', from: 'toDateTime(at)', days: retention.events_days, account: 'account' },
    { table: 'erased_accounts', from: 'toDateTime(at)', days: ingest.erased_days },
  ]
  for (const one of kept) await keepDays(engine, one, held)
  if (retention.text === 'none') await removeTexts(engine, held)
}

async function keepDays(
  engine: Engine,
  { table, from, days, account, not_before }: Kept,
  held: readonly Held[],
): Promise<void> {
  const definition = await definitionOf(engine, table)
  const until = account === undefined || held.length === 0 ? '' : heldUntilSql(account, held)
  const also = [not_before ?? '', until].filter((end) => end !== '')
  if (ruleOf(definition) === ruleOf(` TTL toIntervalDay(${days}) ${also.join(', ')}`)) return
  // Definitions of tables take no bound values. Settings have been checked: these are whole numbers, as hashes are.
  const own = `${from} + toIntervalDay(${days})`
  if (days === 0) await engine.command(`ALTER TABLE ${table} REMOVE TTL`)
  else {
    // A change is read into the rows that are there, and does not write them anew: they may be all that is stored.
    if (!definition.includes(RECALCULATE))
      await engine.command(`ALTER TABLE ${table} MODIFY SETTING ${RECALCULATE} = 1`)
    await engine.command(
      `ALTER TABLE ${table} MODIFY TTL ${also.length === 0 ? own : `greatest(${[own, ...also].join(', ')})`}`,
    )
  }
}

const RECALCULATE = 'materialize_ttl_recalculate_only'

const definitionRow = z.object({ create_table_query: z.string() })

async function definitionOf(engine: Engine, table: string): Promise<string> {
  const [found] = await engine.rows(
    definitionRow,
    'SELECT create_table_query FROM system.tables WHERE database = currentDatabase() AND name = {table:String}',
    { table },
  )
  return found?.create_table_query ?? ''
}

/** The numbers of a rule, without how a version of the engine writes it: a change to the same would be work for nothing. */
function ruleOf(definition: string): string {
  const days = Number(/ TTL .*?toIntervalDay\((\d+)\)/.exec(definition)?.[1] ?? 0)
  if (days === 0) return '0'
  const [, accounts = '', ends = ''] = /transform\(.*?\[([\d, ]*)\], \[([\d, ]*)\]/.exec(definition) ?? []
  const not_before = / TTL .*\bkept_until\b/s.test(definition) ? ' kept_until' : ''
  return `${days}:${not_before} ${accounts}; ${ends}`
}

const countRow = z.object({ texts: z.coerce.number() })

/** What the new setting does not let be kept any more goes at once. */
async function removeTexts(engine: Engine, held: readonly Held[]): Promise<void> {
  if (held.length === 0) return engine.command('TRUNCATE TABLE exchange_texts')
  const params = { held: held.map(({ account }) => BigInt(account)) }
  const others = 'NOT has({held:Array(UInt64)}, account)'
  const [found] = await engine.rows(countRow, `SELECT count() AS texts FROM exchange_texts WHERE ${others}`, params)
  if (found?.texts !== 0) await engine.command(`ALTER TABLE exchange_texts DELETE WHERE ${others}`, params)
}
