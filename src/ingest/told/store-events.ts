import type { Event } from '#contract/told.js'
import type { Engine } from '#store/engine.js'

export async function storeEvents(engine: Engine, events: readonly Event[]): Promise<void> {
  await engine.command(
    'CREATE TABLE IF NOT EXISTS events_told (at String, kind String, model String, account String) ENGINE = MergeTree ORDER BY at',
  )
  await engine.insert(
    'events_told',
    events.map((event) => ({
      at: event.at,
      kind: event.kind,
      model: event.model ?? '',
      account: event.account_id ?? '',
    })),
  )
  await engine.command(
    `INSERT INTO events
     SELECT parseDateTime64BestEffort(events_told.at, 3, 'UTC'), kind, model, if(events_told.account = '', 0, sipHash64(events_told.account))
     FROM events_told`,
  )
  await engine.command('DROP TABLE events_told')
}
