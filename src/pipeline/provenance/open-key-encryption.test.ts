import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keyEncryptionOf } from '#provenance/keys/seal-secret.js'
import { openKeyEncryption } from './open-key-encryption.js'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stillwatch-key-encryption-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const nameOf = (pair: string) => keyEncryptionOf(pair.repeat(32), 'x').name
const open = (environment: NodeJS.ProcessEnv = {}, encryption_key_file = '') =>
  openKeyEncryption(folder, { encryption_key_file }, environment)

it('makes a file of the data directory at first use, for its owner alone, and reads it again', () => {
  const { name } = open()
  const file = join(folder, 'watermark-keys.key')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect([open().name, keyEncryptionOf(readFileSync(file, 'utf8'), 'x').name]).toEqual([name, name])
  chmodSync(file, 0o640)
  expect(() => open()).toThrow(/others than its owner may read/)
})

it('takes the settings before the environment, the environment before credentials, and these before the directory', () => {
  const credential = join(folder, 'stillwatch-key-encryption-key')
  writeFileSync(credential, 'bb'.repeat(32), { mode: 0o440 })
  const named = join(folder, 'named.key')
  writeFileSync(named, `${'cc'.repeat(32)}\n`, { mode: 0o600 })
  const given = { STILLWATCH_KEY_ENCRYPTION_KEY: 'aa'.repeat(32), CREDENTIALS_DIRECTORY: folder }
  expect(open(given, named).name).toBe(nameOf('cc'))
  expect(open(given).name).toBe(nameOf('aa'))
  expect(open({ CREDENTIALS_DIRECTORY: folder }).name).toBe(nameOf('bb'))
  expect(() => statSync(join(folder, 'watermark-keys.key'))).toThrow()
})

it('quotes no key that it cannot read', () => {
  expect(() => open({ STILLWATCH_KEY_ENCRYPTION_KEY: 'secret words' })).toThrow(
    /^(?!.*secret words).*STILLWATCH_KEY_ENCRYPTION_KEY/s,
  )
})
