import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { NO_HASH } from '#contract/audit.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { appendAudit, appendAuditInside, readHead } from './append-audit.js'
import { collect } from './fixtures/collect.js'
import { exportAudit, readAudit } from './read-audit.js'
import { verifyAudit } from './verify-audit.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const NOW_MS = Date.UTC(2026, 5, 1)
const act = { actor: 'person:ada', action: 'policy.changed', subject: 'policy:strict', detail: { version: 2 } }
const verifyState = () => verifyAudit(exportAudit(state), [], new Map())

it('chains entries, and gives back what was written', async () => {
  const before = await readHead(state)
  expect(before).toEqual({ seq: 0, hash: NO_HASH })
  const first = await appendAudit(state, act, NOW_MS)
  const second = await appendAudit(state, { ...act, detail: { version: 3 } }, NOW_MS + 1)
  expect(first).toMatchObject({ seq: 1, previous: NO_HASH, at: '2026-06-01T00:00:00.000Z', detail: { version: 2 } })
  expect(second).toMatchObject({ seq: 2, previous: first.hash })
  expect(await collect(readAudit(state))).toEqual([first, second])
})

it('keeps one chain under writers at the same time', async () => {
  const { seq } = await readHead(state)
  await Promise.all(Array.from({ length: 40 }, (_, n) => appendAudit(state, { ...act, detail: { n } }, NOW_MS)))
  expect((await readHead(state)).seq).toBe(seq + 40)
  expect(await verifyState()).toMatchObject({ problems: [], entries: seq + 40 })
})

it('leaves no entry of what was undone', async () => {
  const before = await readHead(state)
  const undone = state.transaction(async (inside) => {
    await appendAuditInside(inside, act, NOW_MS)
    throw new Error('undone')
  })
  await expect(undone).rejects.toThrow('undone')
  expect(await readHead(state)).toEqual(before)
})

it('refuses to change, delete or empty the log', async () => {
  await appendAudit(state, act, NOW_MS)
  for (const table of ['audit', 'audit_checkpoints'])
    for (const sql of [`UPDATE ${table} SET hash = ''`, `DELETE FROM ${table}`, `TRUNCATE ${table}`]) {
      await expect(state.run(sql), sql).rejects.toThrow('append-only')
      const replica = state.transaction(async (inside) => {
        await inside.run('SET LOCAL session_replication_role = replica')
        await inside.run(sql)
      })
      await expect(replica, sql).rejects.toThrow('append-only')
    }
})

it('hashes every document as it comes back from the store', async () => {
  const value = fc.jsonValue({ stringUnit: 'grapheme', maxDepth: 3 })
  const document = fc.dictionary(fc.string({ unit: 'grapheme' }), value, { maxKeys: 5 })
  const keeps = (detail: unknown) => !/\\u0000|"__proto__":|"account(s|_ids?)?":/.test(JSON.stringify(detail))
  await fc.assert(
    fc.asyncProperty(document.filter(keeps), async (detail) => {
      await appendAudit(state, { ...act, detail }, NOW_MS)
    }),
    { numRuns: 200 },
  )
  for (const number of [5e-324, 1.7976931348623157e308, -0, 0.1 + 0.2, 2 ** 53, 1e21, 123456789.12345679])
    await appendAudit(state, { ...act, detail: { number } }, NOW_MS)
  await appendAudit(state, { ...act, detail: { text: 'a backslash: \\u0000' } }, NOW_MS)
  expect(await verifyState()).toMatchObject({ problems: [] })
})

it('writes accounts as pseudonyms that stay the same, and refuses ids in the detail', async () => {
  const entry = await appendAudit(
    state,
    { ...act, subject: { account_id: 'acct-7' }, account_ids: ['acct-8', 'acct-7', 'acct-8'] },
    NOW_MS,
  )
  const [eighth, seventh] = entry.detail.accounts as string[]
  expect(entry.subject).toBe(`account:${seventh}`)
  expect(entry.detail.accounts).toHaveLength(2)
  expect(eighth).toMatch(/^[0-9a-f]{64}$/)
  const again = await appendAudit(state, { ...act, subject: { account_id: 'acct-8' } }, NOW_MS)
  expect(again.subject).toBe(`account:${eighth}`)
  for (const detail of [{ account_id: 'acct-7' }, { a: [{ accounts: ['acct-7'] }] }, { account_ids: [] }])
    await expect(appendAudit(state, { ...act, detail }, NOW_MS)).rejects.toThrow('could never be erased')
  expect((await collect(exportAudit(state))).join('')).not.toContain('acct-')
})

it('bounds an entry', async () => {
  const large = { text: 'x'.repeat(70_000) }
  await expect(appendAudit(state, { ...act, detail: large }, NOW_MS)).rejects.toThrow('65536 bytes')
  const account_ids = Array.from({ length: 501 }, (_, n) => `a${n}`)
  await expect(appendAudit(state, { ...act, account_ids }, NOW_MS)).rejects.toThrow('at most 500')
  await expect(appendAudit(state, { ...act, detail: { text: 'a\u0000' } }, NOW_MS)).rejects.toThrow('zero character')
  await expect(appendAudit(state, { ...act, detail: JSON.parse('{"__proto__":1}') }, NOW_MS)).rejects.toThrow(
    '__proto__',
  )
})

it('reads any range in pages, and gives spoiled rows to the verifier', async () => {
  const all = await collect(readAudit(state))
  expect(await collect(readAudit(state, { page_rows: 7 }))).toEqual(all)
  expect(await collect(readAudit(state, { from_seq: 3, to_seq: 9, page_rows: 3 }))).toEqual(all.slice(2, 9))
  await state.run('ALTER TABLE audit DISABLE TRIGGER audit_append_only')
  await state.run("UPDATE audit SET detail = '[]', hash = 'x' WHERE seq = 4")
  await state.run('DELETE FROM audit WHERE seq = 2')
  await state.run('ALTER TABLE audit ENABLE ALWAYS TRIGGER audit_append_only')
  const found = await verifyAudit(readAudit(state), [], new Map())
  expect(found.problems.map(({ seq }) => seq)).toEqual([3, 4, 5])
  const count = z.object({ count: z.coerce.number() })
  expect(await state.rows(count, 'SELECT count(*) FROM audit')).toEqual([{ count: all.length - 1 }])
})
