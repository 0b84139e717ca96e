import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { evidenceSettingsSchema } from '#contract/evidence-settings.js'
import { openEvidenceKey, openPseudonymKey } from './evidence-keys.js'

const settings = evidenceSettingsSchema.parse({})
let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'evidence-keys-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

it('are made at first use, for their owner alone, and are the same from then on', () => {
  const key = openPseudonymKey(directory, settings)
  expect(key).toHaveLength(32)
  expect(openPseudonymKey(directory, settings)).toEqual(key)
  expect(openEvidenceKey(directory, settings).key_id).toBe(openEvidenceKey(directory, settings).key_id)
  for (const file of ['evidence.key', 'evidence-accounts.key'])
    expect(statSync(join(directory, file)).mode & 0o777, file).toBe(0o600)
})

it('are refused where others may read them, or where they are none; no message tells them', () => {
  openPseudonymKey(directory, settings)
  const file = join(directory, 'evidence-accounts.key')
  chmodSync(file, 0o640)
  expect(() => openPseudonymKey(directory, settings)).toThrow(
    /others than its owner may read the key of hashed accounts/,
  )
  chmodSync(file, 0o600)
  const told = readFileSync(file, 'utf8').slice(0, 20)
  writeFileSync(file, told)
  expect(() => openPseudonymKey(directory, settings)).toThrow(/not 64 hexadecimal digits/)
  try {
    openPseudonymKey(directory, settings)
  } catch (error) {
    expect(String(error)).not.toContain(told)
  }
})
