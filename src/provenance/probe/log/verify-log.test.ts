import { readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, it } from 'vitest'
import { startBadServer } from '../fixtures/bad-server.js'
import { benchFor } from '../fixtures/collect-from.js'
import { makeFolder } from '../fixtures/make-folder.js'
import { outputsOfLog } from '../outputs-of-log.js'
import { openLog } from './open-log.js'
import { lineOf, sealEntry } from './seal-entry.js'
import { verifyLog } from './verify-log.js'

let whole: Buffer
let folder: string
beforeAll(async () => {
  const server = await startBadServer()
  const bench = await benchFor(server.url, { probe: { canaries: 1 } })
  await bench.collect()
  await server.stop()
  whole = await readFile(bench.log_file)
  folder = makeFolder()
})

const file = (): string => join(folder, 'log.ndjson')
const lineAt = (byte: number): number => whole.subarray(0, byte).filter((one) => one === 10).length + 1
const lines = (): string[] => whole.toString().trimEnd().split('\n')

it('names the line in which a byte was flipped, whichever it was', async () => {
  expect(await verifyAll()).toMatchObject({ ok: true, entries: lines().length })
  for (let byte = 0; byte < whole.length - 1; byte += 37) {
    const flipped = Buffer.from(whole)
    flipped[byte]! ^= 1
    await write(flipped)
    const { ok, problem } = await verifyLog(file())
    expect([byte, ok, problem?.line]).toEqual([byte, false, lineAt(byte)])
    await expect(outputsOfLog(file(), 6, 2 ** 20)).rejects.toThrow(`line ${lineAt(byte)}: `)
  }
})

it('names the line that was taken out, put in, changed with its hash, or moved', async () => {
  const all = lines()
  const [, second] = all
  const { sha256: _, n, previous, at, ...body } = JSON.parse(second!)
  const forged = lineOf(sealEntry({ ...body, attempt: 2 }, n, previous, new Date(at)))
  for (const [changed, line] of [
    [all.toSpliced(3, 1), 4],
    [all.toSpliced(3, 0, all[3]!), 5],
    [[all[0], all[2], all[1], ...all.slice(3)], 2],
    // With a hash of its own it holds, and the next one does not follow from it.
    [all.with(1, forged), 3],
    [all.with(1, second!.replace('{', '{ ')), 2],
    [all.slice(1), 1],
    [[], 1],
  ] as const) {
    await write(changed.map((one) => `${one}\n`).join(''))
    expect(await verifyLog(file())).toMatchObject({ ok: false, problem: { line } })
  }
})

it('does not see a cut-off end without an entry that was kept elsewhere', async () => {
  const all = lines()
  const { head } = await verifyAll()
  await write(
    all
      .slice(0, -2)
      .map((one) => `${one}\n`)
      .join(''),
  )
  expect((await verifyLog(file())).ok).toBe(true)
  expect(await verifyLog(file(), head!)).toMatchObject({
    ok: false,
    problem: { what: expect.stringContaining('cut off') },
  })
  await write(whole)
  expect((await verifyLog(file(), head!)).ok).toBe(true)
})

it('takes off a torn last line, wherever the crash cut it, and goes on', async () => {
  const last = Buffer.byteLength(lines().at(-1)!) + 1
  const opened = JSON.parse(lines()[0]!)
  const { kind: _, form: __, n: ___, at: ____, previous: _____, sha256: ______, ...opening } = opened
  for (const cut of [1, 2, 50, last - 1, last]) {
    await write(whole)
    await truncate(file(), whole.length - cut)
    const log = await openLog(file(), opening)
    await log.append({ kind: 'closed', reason: 'test' })
    await log.close()
    // Without its line end the last entry is whole all the same.
    const kept = lines().length - (cut === 1 ? 0 : 1)
    expect([cut, await verifyLog(file())]).toMatchObject([cut, { ok: true, entries: kept + 2, torn_bytes: 0 }])
  }
  await expect(openLog(file(), { ...opening, plan_sha256: 'f'.repeat(64) })).rejects.toThrow('another collection')
  const flipped = Buffer.from(whole)
  flipped[40]! ^= 1
  await write(flipped)
  await expect(openLog(file(), opening)).rejects.toThrow('line 1: ')
})

const write = (content: Buffer | string): Promise<void> => writeFile(file(), content)

async function verifyAll() {
  await write(whole)
  return verifyLog(file())
}
