import { createPublicKey, createSecretKey, generateKeyPairSync } from 'node:crypto'
import { appendFileSync, chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { appendAudit } from './append-audit.js'
import { checkpointAudit, exportCheckpoints } from './checkpoint-audit.js'
import { type CheckpointKey, openCheckpointKey } from './checkpoint-key.js'
import { collect } from './fixtures/collect.js'
import { exportAudit } from './read-audit.js'
import { runAuditVerify, runAuditVerifyState } from './run-audit-verify.js'

let state: State
let key: CheckpointKey
const folder = mkdtempSync(join(tmpdir(), 'stillwatch-audit-'))
const at = (name: string): string => join(folder, name)
const act = { actor: 'key:first', action: 'key.created', subject: 'key:second' }
beforeAll(async () => {
  state = await openTestState()
  key = openCheckpointKey(at('checkpoint.key'))
  for (let n = 0; n < 6; n++) await appendAudit(state, { ...act, detail: { n } }, n)
  await checkpointAudit(state, key, 10)
  await appendAudit(state, act, 11)
  writeFileSync(at('log.ndjson'), await collect(exportAudit(state)).then((lines) => lines.join('')))
  writeFileSync(at('kept.ndjson'), await collect(exportCheckpoints(state)).then((lines) => lines.join('')))
})
afterAll(async () => {
  await state.close()
  rmSync(folder, { recursive: true })
})

const options = { key_files: [at('checkpoint.key.pub')], checkpoint_files: [at('kept.ndjson')] }

it('verifies an export and a store alike', async () => {
  const whole = { ok: true, entries: 7, checkpoints: 1, attested_to: 6 }
  expect(await runAuditVerify({ entries_file: at('log.ndjson'), ...options })).toMatchObject(whole)
  expect(await runAuditVerifyState(state, { ...options, checkpoint_files: [] })).toMatchObject(whole)
  expect(await runAuditVerifyState(state, options)).toMatchObject({ ...whole, checkpoints: 2 })
})

it('does not call a log broken because no key was given that checkpoints are signed by', async () => {
  const found = await runAuditVerify({ entries_file: at('log.ndjson'), ...options, key_files: [] })
  expect(found).toMatchObject({ ok: false, whole: true, checkpoints: 0, problems_count: 1 })
  const cut = readFileSync(at('log.ndjson'), 'utf8').split('\n').slice(1).join('\n')
  writeFileSync(at('cut.ndjson'), cut)
  const broken = await runAuditVerify({ entries_file: at('cut.ndjson'), ...options, key_files: [] })
  expect(broken).toMatchObject({ whole: false, problems_count: 2 })
  expect(broken.problems[1]?.what).toContain('1 entry before it is missing')
})

it('finds what was changed in the file', async () => {
  const text = readFileSync(at('log.ndjson'), 'utf8')
  const found = async (changed: string) => {
    writeFileSync(at('changed.ndjson'), changed)
    return (await runAuditVerify({ entries_file: at('changed.ndjson'), ...options })).problems[0]?.what
  }
  expect(await found(text.slice(0, -1))).toBeUndefined()
  expect(await found(text.replace('"n":3', '"n":4'))).toContain('altered')
  expect(await found(text.split('\n').slice(0, 3).join('\n'))).toContain('tail was cut')
  expect(await found(text.replace('\n', '\r\n'))).toContain('not spelled')
  expect(await found(text.replace('\n', '\n\n'))).toContain('not JSON')
})

it('holds a store that was written anew against a checkpoint kept elsewhere', async () => {
  const other = await openTestState()
  try {
    for (let n = 0; n < 8; n++) await appendAudit(other, { ...act, detail: { n: -n } }, n)
    await checkpointAudit(other, key, 10)
    expect(await runAuditVerifyState(other, { ...options, checkpoint_files: [] })).toMatchObject({ ok: true })
    const found = await runAuditVerifyState(other, options)
    expect(found.problems).toEqual([{ seq: 6, what: expect.stringContaining('rewritten') }])
  } finally {
    await other.close()
  }
})

it('says which file it cannot use', async () => {
  const run = (change: object) => runAuditVerify({ entries_file: at('log.ndjson'), ...options, ...change })
  await expect(run({ entries_file: at('none') })).rejects.toThrow(`${at('none')}: cannot be read (ENOENT)`)
  await expect(run({ key_files: [at('none')] })).rejects.toThrow('cannot be read')
  await expect(run({ key_files: [at('checkpoint.key')] })).rejects.toThrow('Give the .pub file')
  writeFileSync(at('endless'), 'x'.repeat(3_000_000))
  await expect(run({ entries_file: at('endless') })).rejects.toThrow('endless:1: a line of more than')
})

describe('the key of checkpoints', () => {
  it('is made once, for its owner alone, with its public half beside it', () => {
    expect(statSync(at('checkpoint.key')).mode & 0o777).toBe(0o600)
    expect(openCheckpointKey(at('checkpoint.key')).key_id).toBe(key.key_id)
    expect(createPublicKey(readFileSync(at('checkpoint.key.pub'))).equals(key.public_key)).toBe(true)
  })

  it('is refused where others may read it, or it is another kind of key, without showing it', () => {
    chmodSync(at('checkpoint.key'), 0o644)
    expect(() => openCheckpointKey(at('checkpoint.key'))).toThrow('chmod 600')
    chmodSync(at('checkpoint.key'), 0o600)
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    writeFileSync(at('other.key'), privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
    expect(() => openCheckpointKey(at('other.key'))).toThrow('not an Ed25519 key')
    const secret = createSecretKey(Buffer.from('secret-of-mine')).export().toString()
    writeFileSync(at('bad.key'), secret, { mode: 0o600 })
    expect(() => openCheckpointKey(at('bad.key'))).toThrow(expect.not.stringContaining(secret) as unknown as string)
  })

  it('may be replaced: both public keys are trusted then', async () => {
    const next = openCheckpointKey(at('next.key'))
    await checkpointAudit(state, next, 12)
    expect((await runAuditVerifyState(state, options)).problems[0]?.what).toContain(`unknown key ${next.key_id}`)
    appendFileSync(at('both.pub'), key.public_pem + next.public_pem)
    expect(await runAuditVerifyState(state, { ...options, key_files: [at('both.pub')] })).toMatchObject({
      ok: true,
      attested_to: 7,
    })
  })
})
