import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import type { Check } from '#contract/scan.js'
import { type Settings, settingsSchema } from '#contract/settings.js'
import { checkPackages } from './check-packages.js'
import { loadSettings } from './load-settings.js'
import { readOwnPackage } from './read-own-package.js'

const GIB = 2 ** 30
/** What Node and the profiles take beside the engine's own bound. */
const MEMORY_BESIDE_ENGINE_BYTES = GIB
/** A scan without --store keeps its tables in the temporary folder; with less than this a log of a few GB may fill it. */
const DISK_WARN_BYTES = 4 * GIB
const DISK_FAIL_BYTES = GIB / 4

/** Looks at what a scan will need. Never rejects: what cannot be looked at is a check that fails. */
export async function doctor(): Promise<Check[]> {
  const settings = await readSettings()
  return [
    checkNode(process.versions.node, (await readOwnPackage()).engines.node),
    ...(await checkPackages()),
    await checkEngine(settings.value),
    checkMemory(availableMemory(), settings.value.engine.memory_bytes_max),
    await checkDisk(tmpdir()),
    settings.check,
  ]
}

/** `wanted` as in package.json: `>=20.19`. */
export function checkNode(version: string, wanted: string): Check {
  const [have, least] = [version, wanted].map((text) => text.match(/\d+/g)!.map(Number))
  const older = least!.findIndex((part, i) => part !== have![i])
  const enough = older === -1 || have![older]! > least![older]!
  const detail = `${version} (wanted: ${wanted})`
  if (enough) return { name: 'node', status: 'ok', detail, todo: '' }
  return { name: 'node', status: 'fail', detail, todo: `install Node ${least!.join('.')} or newer` }
}

const versionRow = z.object({ version: z.string() })

async function checkEngine(settings: Settings): Promise<Check> {
  const path = await mkdtemp(join(tmpdir(), 'stillwatch-doctor-'))
  try {
    const began = performance.now()
    // Loaded here: where the binary of this platform is missing, the import itself throws.
    const { openEmbedded } = await import('#store/embedded-engine.js')
    const engine = await openEmbedded({ path, memory_bytes_max: settings.engine.memory_bytes_max })
    const [row] = await engine.rows(versionRow, 'SELECT version() AS version').finally(() => engine.close())
    const opened_s = ((performance.now() - began) / 1000).toFixed(1)
    return { name: 'engine', status: 'ok', detail: `ClickHouse ${row!.version}, embedded; ${opened_s} s`, todo: '' }
  } catch (error) {
    const todo = 'install the packages again (npm ci); the engine is built for Linux and macOS, x64 and arm64'
    return { name: 'engine', status: 'fail', detail: firstLine(error), todo }
  } finally {
    await rm(path, { recursive: true, force: true })
  }
}

/** Bytes that this process can still have, where a container's bound counts too. Node from 20.13 on knows it. */
const availableMemory = (): number => process.availableMemory()

/** `available` and `engine_max` in bytes. */
export function checkMemory(available: number, engine_max: number): Check {
  const detail = `${gib(available)} available, the engine may take ${gib(engine_max)}; ${availableParallelism()} cores`
  if (available >= engine_max + MEMORY_BESIDE_ENGINE_BYTES) return { name: 'memory', status: 'ok', detail, todo: '' }
  return { name: 'memory', status: 'warn', detail, todo: 'close other programs, or lower engine.memory_bytes_max' }
}

async function checkDisk(folder: string): Promise<Check> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return judgeDisk(folder, bavail * bsize)
  } catch (error) {
    return { name: 'disk', status: 'fail', detail: firstLine(error), todo: 'point TMPDIR to a folder that exists' }
  }
}

/** `free` in bytes. */
export function judgeDisk(folder: string, free: number): Check {
  const status = free < DISK_FAIL_BYTES ? 'fail' : free < DISK_WARN_BYTES ? 'warn' : 'ok'
  const todo = status === 'ok' ? '' : 'make room, point TMPDIR elsewhere, or scan with --store on a larger disk'
  return { name: 'disk', status, detail: `${gib(free)} free in ${folder}`, todo }
}

async function readSettings(): Promise<{ value: Settings; check: Check }> {
  try {
    const value = await loadSettings(undefined)
    const file = (await readdir('.')).find((name) => name.startsWith('stillwatch.config.'))
    return { value, check: { name: 'settings', status: 'ok', detail: file ?? 'the defaults (no file here)', todo: '' } }
  } catch (error) {
    const check: Check = { name: 'settings', status: 'fail', detail: firstLine(error), todo: 'mend the settings file' }
    return { value: settingsSchema.parse({}), check }
  }
}

const gib = (bytes: number): string => `${(bytes / GIB).toFixed(1)} GiB`

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]!.slice(0, 200)
