import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const ROOT = dirname(import.meta.dirname)
const PROGRAM = join(ROOT, 'bin/stillwatch.js')
/** As demo.mjs has it after the scan, in a process of its own: it takes the signals of whoever started it. */
const SERVE = `
const { describeServed, serveDemo } = await import(process.argv[1])
const served = await serveDemo(process.argv[2], process.argv[3])
console.log(describeServed(served))
process.exitCode = await served.ended
`

describe('the server of the demo', () => {
  let folder: string
  let child: ChildProcess
  let ended: Promise<number | null>
  let told = ''

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stillwatch-demo-test-'))
    const words = ['simulate', '--preset', 'demo', '--exchanges', '3000', '--seed', '1', '--out', folder]
    execFileSync(process.execPath, [PROGRAM, ...words], { stdio: 'pipe' })
    const module = pathToFileURL(join(ROOT, 'scripts/serve-demo.mjs')).href
    const log = join(folder, 'exchanges.ndjson.zst')
    child = spawn(process.execPath, ['--input-type=module', '-e', SERVE, module, folder, log], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    ended = new Promise((resolve) => child.once('exit', resolve))
    await new Promise<void>((resolve, reject) => {
      child.stdout!.on('data', (piece) => {
        told += piece
        if (told.includes('second person') && told.endsWith('\n')) resolve()
      })
      void ended.then((code) => reject(new Error(`it ended with ${code}: ${told}`)))
    })
  })
  afterAll(async () => {
    child?.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  })

  it('took all of the log, and prints an address for each of two people, which opens the console with their key', async () => {
    const addresses = [...told.matchAll(/(http:\S+)\/console\/#key=(\S+)/g)].map(
      ([, url, key]) => [url!, key!] as const,
    )
    expect(addresses).toHaveLength(2)
    const people = addresses.map(async ([url, key]) => {
      const ask = async (path: string) =>
        (await fetch(url + path, { headers: { authorization: `Bearer ${key}` } })).json()
      const page = await fetch(`${url}/console/`)
      expect([page.status, page.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/html')])
      const [{ name, scopes }, { items }] = await Promise.all([ask('/v1/me'), ask('/v1/imports')])
      return { name, scopes, imports: items }
    })
    const [first, second] = await Promise.all(people)
    expect(first).toMatchObject({ name: 'demo', scopes: expect.arrayContaining(['admin', 'text']) })
    expect(second).toMatchObject({ name: 'second person', scopes: expect.arrayContaining(['approve']) })
    const [{ state, accepted }] = first!.imports
    expect(state).toBe('done')
    expect(accepted).toBeGreaterThan(2000)
    expect(told).toContain(`It took ${accepted} lines`)
  })

  it('ends when it is told to', async () => {
    child.kill('SIGTERM')
    expect(await ended).toBe(0)
  })
})
