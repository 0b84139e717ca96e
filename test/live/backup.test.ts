import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BLOCKED, blockAccount } from './block-account.js'
import { countStored, eachOnce } from './count-stored.js'
import { askDecision } from './decision-probe.js'
import { IngestLoad } from './ingest-load.js'
import { RunningServer } from './running-server.js'

const PROGRAM = join(import.meta.dirname, '../../bin/stillwatch.js')
const stillwatch = (...line: string[]) => execFileSync(process.execPath, [PROGRAM, ...line], { stdio: 'pipe' })

let home: string
let server: RunningServer
let restored: RunningServer | undefined

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'stillwatch-restored-'))
  server = await RunningServer.start()
})
afterAll(async () => {
  await restored?.remove()
  await server.remove()
  rmSync(home, { recursive: true, force: true })
})

it('a server that is restored from a backup knows what the first one knew, and goes on from there', async () => {
  const load = new IngestLoad(server.url, { clients: 2, exchanges: 25 })
  await blockAccount(server.url)
  await load.stop()
  const archive = join(home, 'copy.tar.gz')
  expect(() => stillwatch('backup', '--data', server.data, '--out', archive)).toThrow(
    `process ${server.pid} has it open`,
  )
  expect((await server.stop()).code).toBe(0)
  stillwatch('backup', '--data', server.data, '--out', archive)

  const data = join(home, 'data')
  stillwatch('restore', archive, '--data', data)
  expect(await countStored(data)).toEqual(eachOnce(load.acknowledged))
  restored = await RunningServer.start({ data })
  expect(await askDecision(restored.url)).toBe(BLOCKED)
  const more = new IngestLoad(restored.url, { clients: 1, exchanges: 25 })
  await more.stop()
  expect((await restored.stop()).code).toBe(0)
  expect(await countStored(data)).toEqual(eachOnce(load.acknowledged + more.acknowledged))
  // The first one is as it was left.
  expect(await countStored(server.data)).toEqual(eachOnce(load.acknowledged))
}, 240_000)
