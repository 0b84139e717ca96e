import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSchema } from '#store/create-schema.js'
import { type EmbeddedEngine, openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { migrateEngine } from '#store/migrate-engine.js'
import { prepareScope } from './detection-scope.js'

/** As ClickHouse allows them, and as people name theirs. */
const DATABASE = 'still-watch `1'

const path = mkdtempSync(join(tmpdir(), 'scope-'))
let embedded: EmbeddedEngine
let beside: Engine
beforeAll(async () => {
  embedded = await openEmbedded({ path, memory_bytes_max: 2e9 })
  const engine = await embedded.connect(DATABASE)
  beside = await embedded.connect(`${DATABASE}_detection`)
  await createSchema(engine, { sketch_key: [1n, 2n] })
  await migrateEngine(engine)
  await engine.command(
    `INSERT INTO exchanges (account, id, at, file) SELECT sipHash64(concat('a', toString(number))), number, now(), 7 FROM numbers(20)`,
  )
  await engine.command('TRUNCATE TABLE changed_accounts')
})
afterAll(async () => {
  await embedded.close()
  rmSync(path, { recursive: true })
})

it('reads all of a database, whatever its name', async () => {
  expect(await prepareScope(beside, DATABASE, { kind: 'full' })).toMatchObject({
    kind: 'full',
    until: 7,
    stored: 20,
    exchanges: 20,
  })
})

it('reads a part of it', async () => {
  const members = ['a1', 'a2', 'a3']
  expect(await prepareScope(beside, DATABASE, { kind: 'update', members, background_max: 0 })).toMatchObject({
    kind: 'update',
    stored: 20,
    exchanges: 3,
  })
})
