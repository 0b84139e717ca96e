import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { spoolInput } from './spool-input.js'

const temporary = mkdtempSync(join(tmpdir(), 'spool-'))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))

test('a full disk: an error that says so, and nothing left behind', async () => {
  symlinkSync('/dev/full', join(temporary, 'stdin'))
  const spooling = spoolInput({ temporary, stdin_bytes_max: 100, stdin: Readable.from([Buffer.from('{}\n')]) })
  await expect(spooling).rejects.toMatchObject({ name: 'IngestError', what: 'the disk is full' })
  expect(readdirSync(temporary)).toEqual([])
})

test('a bound is kept', async () => {
  const spooling = spoolInput({ temporary, stdin_bytes_max: 2, stdin: Readable.from([Buffer.from('{}\n')]) })
  await expect(spooling).rejects.toMatchObject({ name: 'InputError', what: 'more than 2 bytes' })
  expect(readdirSync(temporary)).toEqual([])
})
