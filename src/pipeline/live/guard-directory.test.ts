import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as soon } from 'node:timers/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { guardDirectory } from './guard-directory.js'

let home: string
let warnings: string[]
const hear = ({ message }: Error) => warnings.push(message)
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'guard-'))
  warnings = []
  process.on('warning', hear)
})
afterEach(() => {
  process.off('warning', hear)
  rmSync(home, { recursive: true })
})

const modeOf = (path: string): string => (statSync(path).mode & 0o7777).toString(8)

function makeData(mode: number): string {
  const data = join(home, 'data')
  mkdirSync(join(data, 'state'), { recursive: true })
  writeFileSync(join(data, 'lock'), '1')
  for (const key of ['evidence.key', 'evidence.key.pub', 'evidence-accounts.key']) writeFileSync(join(data, key), '')
  chmodSync(join(data, 'state'), 0o755)
  chmodSync(data, mode)
  return data
}

it('makes a directory that is shut to others, and shuts one that was not', async () => {
  await guardDirectory(join(home, 'deep', 'data'))
  expect(modeOf(join(home, 'deep', 'data'))).toBe('700')
  const data = makeData(0o2775)
  await guardDirectory(data)
  expect(modeOf(data)).toBe('2700')
  await soon()
  expect(warnings).toEqual([])
})

it('leaves a directory that holds other things, shuts its folders in it, and says so', async () => {
  const data = makeData(0o755)
  writeFileSync(join(data, 'another program'), '')
  await guardDirectory(data)
  expect([modeOf(data), modeOf(join(data, 'state'))]).toEqual(['755', '700'])
  await soon()
  expect(warnings).toEqual([expect.stringMatching(/data: others may look.*«another program»/)])
})

it.runIf(process.geteuid?.() === 0)('leaves what belongs to somebody else, and says so', async () => {
  const data = makeData(0o755)
  chownSync(data, 4711, 4711)
  await guardDirectory(data)
  expect(modeOf(data)).toBe('755')
  await soon()
  expect(warnings).toHaveLength(1)
})
