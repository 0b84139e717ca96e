import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { appendAudit } from '#audit/append-audit.js'
import { exportAudit } from '#audit/read-audit.js'
import { runAuditVerify } from '#audit/run-audit-verify.js'
import { InputError } from '#contract/scan.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { operateAudit } from '../operate/operate-audit.js'
import { LiveCheckpoints } from './live-checkpoints.js'

let state: State
let home: string
let opened: LiveCheckpoints | undefined
beforeAll(async () => {
  state = await openTestState()
})
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'checkpoints-'))
})
afterEach(async () => {
  await opened?.close()
  opened = undefined
  await tamper('TRUNCATE audit, audit_checkpoints')
  rmSync(home, { recursive: true })
})
afterAll(() => state.close())

/** The tables are append-only for everybody who does not switch that off. */
async function tamper(sql: string): Promise<void> {
  const tables = ['audit', 'audit_checkpoints']
  for (const table of tables) await state.run(`ALTER TABLE ${table} DISABLE TRIGGER ALL`)
  await state.run(sql)
  for (const table of tables) await state.run(`ALTER TABLE ${table} ENABLE TRIGGER ALL`)
}

const HOUR_MS = 3_600_000
const act = (at_ms: number) => appendAudit(state, { actor: 'key:x', action: 'key.created', subject: 'key:y' }, at_ms)
const directory = () => join(home, 'out')
const attest = () => operateAudit({ link: { state }, directory: home } as never)
async function open(settings: { checkpoint_s?: number; checkpoint_directory?: string } = {}): Promise<LiveCheckpoints> {
  await opened?.close()
  const all = { checkpoint_s: 3600, checkpoint_directory: directory(), ...settings }
  opened = await LiveCheckpoints.open(state, attest(), all)
  return opened
}
const written = () => readFileSync(join(directory(), 'checkpoints.ndjson'), 'utf8').split('\n').filter(Boolean)

it('signs the log when it has grown for as long, and not again while nothing happens', async () => {
  await act(Date.now())
  const checkpoints = await open()
  await checkpoints.look()
  expect(written()).toEqual([])
  await tamper("UPDATE audit SET at = now() - interval '2 hours'")
  await checkpoints.look()
  expect(written()).toHaveLength(1)
  await tamper("UPDATE audit_checkpoints SET at = now() - interval '2 hours'")
  await checkpoints.look()
  expect(written()).toHaveLength(1)
  await act(Date.now())
  await checkpoints.look()
  expect(written()).toHaveLength(2)
  await act(Date.now())
  await checkpoints.look()
  expect(written()).toHaveLength(2)
})

it('looks once at a time: what is asked for meanwhile finds the log signed', async () => {
  await act(Date.now() - 2 * HOUR_MS)
  const checkpoints = await open()
  await Promise.all([checkpoints.look(), checkpoints.look(), checkpoints.look()])
  expect(written()).toHaveLength(1)
})

it('writes what proves the log, with the key beside it', async () => {
  await act(Date.now() - 2 * HOUR_MS)
  const checkpoints = await open()
  await checkpoints.look()
  const entries_file = join(home, 'entries')
  writeFileSync(entries_file, '')
  for await (const line of exportAudit(state)) writeFileSync(entries_file, line, { flag: 'a' })
  const files = {
    checkpoint_files: [join(directory(), 'checkpoints.ndjson')],
    key_files: [join(directory(), 'audit-checkpoint.key.pub')],
  }
  expect(await runAuditVerify({ entries_file, ...files })).toMatchObject({ ok: true, checkpoints: 1, attested_to: 2 })
})

it('keeps the keys before it', async () => {
  const keys = () => readFileSync(join(directory(), 'audit-checkpoint.key.pub'), 'utf8').match(/BEGIN/g)!.length
  await open()
  await open()
  expect(keys()).toBe(1)
  rmSync(join(home, 'audit-checkpoint.key'))
  await open()
  expect(keys()).toBe(2)
})

it('does it by itself', async () => {
  await act(Date.now() - 2 * HOUR_MS)
  await open({ checkpoint_s: 1 })
  for (const late_ms = Date.now() + 20_000; written().length === 0 && Date.now() < late_ms; )
    await new Promise((resolve) => setTimeout(resolve, 50))
  expect(written()).toHaveLength(1)
})

it('writes later what could not be written', async () => {
  await act(Date.now() - 2 * HOUR_MS)
  const checkpoints = await open()
  rmSync(directory(), { recursive: true })
  await expect(checkpoints.look()).rejects.toThrow('ENOENT')
  mkdirSync(directory())
  await checkpoints.look()
  expect(written()).toHaveLength(1)
})

it('makes none where none are wanted, and keeps them in the store where no directory is', async () => {
  await act(Date.now() - 2 * HOUR_MS)
  await open({ checkpoint_s: 0 })
  expect(() => written()).toThrow('ENOENT')
  const checkpoints = await open({ checkpoint_directory: '' })
  await checkpoints.look()
  let kept = 0
  for await (const _ of attest().checkpoints()) kept++
  expect(kept).toBe(1)
})

it('says at the start that the directory cannot be written', async () => {
  writeFileSync(directory(), 'a file')
  chmodSync(directory(), 0o400)
  await expect(open()).rejects.toThrow(InputError)
  await expect(open()).rejects.toThrow(/audit\.checkpoint_directory/)
})
