import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { simulate } from './simulate.js'

const root = mkdtempSync(join(tmpdir(), 'simulate-'))
afterAll(() => rmSync(root, { recursive: true }))
const OPTIONS = { preset: 'reasoning', exchanges: 3000, seed: 11 } as const
const read = (name: string) => readFileSync(join(root, name))

describe('simulate', () => {
  it('writes the log and the truth, and says what it wrote', async () => {
    const days: number[] = []
    const summary = await simulate({ ...OPTIONS, out: join(root, 'plain'), onProgress: (done) => days.push(done) })
    const log = read('plain/exchanges.ndjson')
    const truth = JSON.parse(read('plain/truth.json').toString())
    expect(log.toString().trimEnd().split('\n')).toHaveLength(summary.exchanges)
    expect(log.length).toBe(summary.bytes)
    expect(Object.keys(truth.accounts)).toHaveLength(summary.accounts)
    expect(truth.harvest_exchange_ids).toHaveLength(truth.campaigns[0].harvest_exchanges)
    expect(days.at(-1)).toBe(30)
  })

  it('compresses the same bytes by gzip', async () => {
    await simulate({ ...OPTIONS, out: join(root, 'plain') })
    await simulate({ ...OPTIONS, out: join(root, 'gzip'), compress: 'gzip' })
    expect(gunzipSync(read('gzip/exchanges.ndjson.gz')).equals(read('plain/exchanges.ndjson'))).toBe(true)
  })

  it('compresses to zstd frames', async () => {
    const { bytes, log } = await simulate({ ...OPTIONS, out: join(root, 'zstd'), compress: 'zstd' })
    const frames = readFileSync(log)
    expect(frames.readUInt32LE(0)).toBe(0xfd2fb528)
    expect(frames.length).toBeLessThan(bytes / 3)
  })

  it('puts the ids of the harvest into a file of their own where there are too many', async () => {
    await simulate({ ...OPTIONS, out: join(root, 'many'), harvestIdsMax: 10 })
    const truth = JSON.parse(read('many/truth.json').toString())
    expect(truth.harvest_exchange_ids).toEqual([])
    expect(truth.harvest_exchange_ids_file).toBe('harvest-ids.txt')
    const ids = read('many/harvest-ids.txt').toString().trimEnd().split('\n')
    expect(ids).toHaveLength(truth.campaigns[0].harvest_exchanges)
  })

  it('refuses an unknown preset and stops when it is told to', async () => {
    await expect(simulate({ preset: 'nowhere', out: join(root, 'x') })).rejects.toThrow('no preset nowhere')
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(simulate({ preset: 'demo', out: join(root, 'y'), signal })).rejects.toThrow('enough')
  })
})
