import { mkdtemp, readdir, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkWritable, writeResult } from './write-result.js'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillwatch-out-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('a file is replaced whole and nothing stays beside it', async () => {
  const path = join(folder, 'x.json')
  await writeFile(path, 'an older and longer text')
  await writeResult(path, 'new')
  expect(await readFile(path, 'utf8')).toBe('new')
  expect(await readdir(folder)).toEqual(['x.json'])
})

test('a link stays a link', async () => {
  await writeFile(join(folder, 'target'), 'old')
  await symlink(join(folder, 'target'), join(folder, 'link'))
  await writeResult(join(folder, 'link'), 'new')
  expect(await readlink(join(folder, 'link'))).toBe(join(folder, 'target'))
  expect(await readFile(join(folder, 'target'), 'utf8')).toBe('new')
})

test('a device is written, never replaced', async () => {
  await checkWritable('/dev/null')
  await writeResult('/dev/null', 'text')
  expect(await readFile('/dev/null', 'utf8')).toBe('')
})

test('what cannot be written rejects and leaves nothing', async () => {
  await expect(writeResult(join(folder, 'no', 'x.json'), 'text')).rejects.toThrow('ENOENT')
  await expect(checkWritable(join(folder, 'no', 'x.json'))).rejects.toThrow('folder does not exist')
  await expect(checkWritable(folder)).rejects.toThrow('is a directory')
  expect(await readdir(folder)).toEqual([])
})
