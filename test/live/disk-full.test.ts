import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { countStored, eachOnce } from './count-stored.js'
import { DecisionProbe } from './decision-probe.js'
import { IngestLoad } from './ingest-load.js'
import { RunningServer } from './running-server.js'
import { until } from './until.js'

const DISK_MIB = 400
/** Left for the last files: nothing, or a batch only. The engine sets 1 MiB aside for each part, and more. */
const ROOMS_MIB = [0, 0.06, 1.1, 1.6, 2.1, 2.6, 3.1, 4.1, 5.1]

const disk = mkdtempSync(join(tmpdir(), 'stillwatch-disk-'))
const mounted = mount()
let server: RunningServer | undefined

afterAll(async () => {
  await server?.remove()
  if (mounted) execFileSync('umount', ['--lazy', disk])
  rmdirSync(disk)
})

// A file system of its own is the only disk that a test may fill; to mount one takes root.
describe.skipIf(!mounted)('a server whose disk is full (skipped where tmpfs cannot be mounted)', () => {
  it('refuses exchanges, goes on deciding, and takes them again when there is room', async () => {
    server = await RunningServer.start({ data: join(disk, 'data') })
    const pid = server.pid
    const load = new IngestLoad(server.url, { clients: 3, exchanges: 25 })
    const probe = new DecisionProbe(server.url)
    await until('it takes exchanges', () => load.acknowledged > 0, 60_000)
    for (const room of ROOMS_MIB) {
      const refused = refusedBy(load)
      await fill(room * 2 ** 20)
      await until('it refuses', () => refusedBy(load) > refused + 3, 60_000)
      const before = load.acknowledged
      rmSync(ballast)
      await until('it takes exchanges again', () => load.acknowledged > before, 60_000)
    }
    await load.stop()
    await probe.stop()
    expect(server.pid).toBe(pid)
    expect(probe.failures).toEqual([])
    expect([...load.refusals.keys()].filter((status) => status !== 503)).toEqual([])
    expect((await server.stop()).code).toBe(0)
    expect(await countStored(server.data)).toEqual(eachOnce(load.acknowledged))
    console.log('refusals', Object.fromEntries(load.refusals), 'acknowledged', load.acknowledged)
  }, 300_000)
})

const ballast = join(disk, 'ballast')

/** Fills the disk up to so many bytes. */
async function fill(bytes_left: number): Promise<void> {
  const { bavail, bsize } = await statfs(disk)
  const bytes = Math.max(0, bavail * bsize - bytes_left)
  try {
    writeFileSync(ballast, Buffer.alloc(bytes))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
  }
}

function refusedBy({ refusals }: IngestLoad): number {
  return [...refusals.values()].reduce((sum, count) => sum + count, 0)
}

function mount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MIB}m`, 'tmpfs', disk], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
