import { join } from 'node:path'
import { z } from 'zod'
import type { Settings } from '#contract/settings.js'
import { openLiveTables } from '#ingest/live/open-live-tables.js'
import { createSignals } from '#signals/create-signals.js'
import { createCommunityTokens } from '#signals/tokens/create-community-tokens.js'
import { askOnce, checkStoreUrl } from '#store/ask-once.js'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { leaseEngine } from '#store/lease-engine.js'
import { migrateEngine } from '#store/migrate-engine.js'
import { openServerEngine } from '#store/server-engine.js'
import { sketchKey } from '../open-store.js'
import { readCommunityKeys } from '../share/read-community-keys.js'
import { keepTexts } from './keep-texts.js'

/** An engine with the tables of a running server. */
export interface LiveEngine extends Engine {
  /** the database in which those tables stand */
  database: string
  /** another connection, to another database of the same engine */
  connect(database: string): Promise<Engine>
}

const databaseRow = z.object({ database: z.string() })

export async function openLiveEngine(directory: string, settings: Settings): Promise<LiveEngine> {
  const keys = readCommunityKeys(settings.sharing.communities)
  const opened = await connectEngine(directory, settings)
  const { clickhouse_url, lease_beat_ms, lease_silent_ms_max } = settings.store
  const lease = { beat_ms: lease_beat_ms, silent_ms_max: lease_silent_ms_max }
  const release = clickhouse_url === '' ? undefined : await leaseEngine(opened, 'store.clickhouse_url', lease)
  const [found] = await opened.rows(databaseRow, 'SELECT currentDatabase() AS database')
  const engine = { ...opened, database: found!.database }
  await createSchema(engine, { sketch_key: sketchKey(settings) })
  await migrateEngine(engine)
  await openLiveTables(engine)
  const { minhash_share } = settings.sharing
  await createSignals(engine, await createCommunityTokens(engine, { keys, minhash_share, target: 'exchanges_arrived' }))
  await keepTexts(engine, settings.retention)
  const close = async () => {
    await release?.()
    await opened.close()
  }
  return { ...engine, close }
}

async function connectEngine(directory: string, { store, engine }: Settings): Promise<Omit<LiveEngine, 'database'>> {
  const url = store.clickhouse_url
  if (url === '') return openEmbedded({ path: join(directory, 'exchanges'), memory_bytes_max: engine.memory_bytes_max })
  const setting = 'store.clickhouse_url'
  checkStoreUrl(setting, url, ['http:', 'https:'])
  const server = openServerEngine({ url, answer_ms_max: store.answer_ms_max })
  await askOnce(setting, () => server.command('SELECT 1'))
  return server
}
