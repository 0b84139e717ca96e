import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isZstdWhole } from './is-zstd-whole.js'

const folder = mkdtempSync(join(tmpdir(), 'zstd-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex')
/** «hello», one raw block with a checksum; a run of «a» without one; user data in a skippable frame. */
const HELLO = hex('28b52ffd 2405 290000 68656c6c6f 421bb2ac')
const RUN = hex('28b52ffd 2064 230300 61')
const SKIPPED = hex('502a4d18 03000000 010203')

async function whole(...parts: Buffer[]): Promise<boolean> {
  const path = join(folder, 'file.zst')
  writeFileSync(path, Buffer.concat(parts))
  return isZstdWhole(path)
}

test('whole frames, one or many', async () => {
  expect(await whole(HELLO)).toBe(true)
  expect(await whole(RUN)).toBe(true)
  expect(await whole(HELLO, SKIPPED, RUN, HELLO)).toBe(true)
})

test('cut anywhere', async () => {
  const file = Buffer.concat([RUN, SKIPPED, HELLO])
  const ends = [RUN.length, RUN.length + SKIPPED.length]
  for (let length = 1; length < file.length; length++) {
    expect([length, await whole(file.subarray(0, length))]).toEqual([length, ends.includes(length)])
  }
})

test('followed by something else', async () => {
  expect(await whole(HELLO, Buffer.from('more text'))).toBe(false)
})
