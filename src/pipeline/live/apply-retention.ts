import { z } from 'zod'
import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import { readSql } from '#store/read-sql.js'

/** Tells the engine what it keeps, and how long: it forgets by itself, also when no server looks after it for a while. */
export async function applyRetention(engine: Engine, settings: Settings): Promise<void> {
  const { retention, ingest } = settings
  const days: [table: string, column: string, days: number][] = [
    ['exchanges', 'toDateTime(at)', retention.exchanges_days],
    ['exchange_texts', 'toDateTime(at)', retention.text_days],
    ['exchange_ids', 'arrived', ingest.repeat_days],
    ['dead_letters', 'toDateTime(at)', ingest.dead_letter_days],
    ['decisions', 'toDateTime(at)', retention.decisions_days],
  ]
  for (const [table, column, kept] of days) {
    // Definitions of tables take no bound values. Settings have been checked: these are whole numbers.
    if ((await keptDays(engine, table)) === kept) continue
    if (kept > 0) await engine.command(`ALTER TABLE ${table} MODIFY TTL ${column} + toIntervalDay(${kept})`)
    else await engine.command(`ALTER TABLE ${table} REMOVE TTL`)
  }
  await keepTexts(engine, retention)
}

const definitionRow = z.object({ create_table_query: z.string() })

/** What a table is set to now; a change to the same would rewrite it. */
async function keptDays(engine: Engine, table: string): Promise<number> {
  const [found] = await engine.rows(
    definitionRow,
    'SELECT create_table_query FROM system.tables WHERE database = currentDatabase() AND name = {table:String}',
    { table },
  )
  return Number(/ TTL .*toIntervalDay\((\d+)\)/.exec(found?.create_table_query ?? '')?.[1] ?? 0)
}

/** What the new setting does not let be kept any more goes at once. */
async function keepTexts(
  engine: Engine,
  { text, text_samples_share, text_characters_max }: Settings['retention'],
): Promise<void> {
  await engine.command('DROP VIEW IF EXISTS exchange_texts_intake')
  if (text === 'none') {
    await engine.command('TRUNCATE TABLE exchange_texts')
    return
  }
  const share = text === 'all' ? 1 : text_samples_share
  const view = readSql(import.meta.url, './keep-texts.sql')
    .replaceAll('__CHARACTERS__', String(text_characters_max))
    .replaceAll('__PER_MILLION__', String(Math.round(share * 1_000_000)))
  await engine.command(view)
}
