import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeWhole } from './write-whole.js'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'write-whole-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

it('puts a file in the place of another, and leaves nothing beside it', async () => {
  const file = join(directory, 'kept.json')
  await writeWhole(file, 'first')
  await writeWhole(file, 'second')
  expect(readFileSync(file, 'utf8')).toBe('second')
  expect(readdirSync(directory)).toEqual(['kept.json'])
})

it('leaves what was there where it cannot be written, and nothing beside it', async () => {
  const file = join(directory, 'kept.json')
  writeFileSync(file, 'first')
  const bad = { toString: () => 'no content' } as unknown as string
  await expect(writeWhole(file, bad)).rejects.toThrow()
  expect(readFileSync(file, 'utf8')).toBe('first')
  expect(readdirSync(directory)).toEqual(['kept.json'])
})
