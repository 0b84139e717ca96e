import type { Settings } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'

/** Tells the engine how long it keeps what: it forgets by itself, also while no server runs it for a while. */
export async function applyRetention(engine: Engine, { retention, ingest }: Settings): Promise<void> {
  const days: [table: string, column: string, days: number][] = [
    ['exchanges', 'toDateTime(at)', retention.exchanges_days],
    ['exchange_texts', 'toDateTime(at)', retention.text_days],
    ['exchange_ids', 'arrived', ingest.repeat_days],
    ['dead_letters', 'toDateTime(at)', ingest.dead_letter_days],
    ['decisions', 'toDateTime(at)', retention.decisions_days],
  ]
  for (const [table, column, kept] of days) {
    // Parts that hold only what is too old are dropped whole; the others are rewritten when they merge.
    if (kept > 0) await engine.command(`ALTER TABLE ${table} MODIFY TTL ${column} + INTERVAL ${kept} DAY`)
    else await engine.command(`ALTER TABLE ${table} REMOVE TTL`).catch(() => {})
  }
}
