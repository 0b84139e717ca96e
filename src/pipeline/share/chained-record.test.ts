import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { z } from 'zod'
import { ChainedRecord } from './chained-record.js'

const directory = mkdtempSync(join(tmpdir(), 'chained-record-'))
afterAll(() => rmSync(directory, { recursive: true }))

it('stays whole where several write at once: who comes second is told, and leaves no trace', async () => {
  const file = join(directory, 'at-once')
  const told = await Promise.allSettled(
    [1, 2, 3, 4].map((n) => new ChainedRecord(file, { n: z.number() }).append({ n })),
  )
  const written = await new ChainedRecord(file, { n: z.number() }).read()
  expect(written).toHaveLength(told.filter(({ status }) => status === 'fulfilled').length)
  expect(written.length).toBeGreaterThan(0)
  expect(readdirSync(directory)).toEqual(['at-once'])
})

it('is not written while a lock stands, which says how to go on', async () => {
  const file = join(directory, 'locked')
  writeFileSync(`${file}.lock`, '')
  const record = new ChainedRecord(file, { n: z.number() })
  await expect(record.append({ n: 1 })).rejects.toThrow(/locked\.lock if none does/)
  rmSync(`${file}.lock`)
  await record.append({ n: 1 })
  expect(await record.read()).toMatchObject([{ n: 1 }])
})
