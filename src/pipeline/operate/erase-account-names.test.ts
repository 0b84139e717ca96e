import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { eraseSubject } from '#audit/erase-subject.js'
import { eraseWords } from '#case/erase-words.js'
import { affiliationSchema } from '#contract/affiliation.js'
import { canarySlotSchema } from '#contract/canary.js'
import { campaignStatisticsSchema } from '#contract/evidence.js'
import { logImportSchema } from '#contract/log-import.js'
import { skippedAccountSchema } from '#contract/policy-record.js'
import { campaignSchema, nearMissSchema } from '#contract/report.js'
import { eventSchema } from '#contract/told.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { eraseState } from './erase-state.js'
import { fillSchema } from './fixtures/fill-schema.js'
import { fillTables, textsOfTables } from './fixtures/fill-tables.js'
import { NAMES_LEFT } from './fixtures/names-left.js'

const ACCOUNT = 'Acct.17"ä'
/** They have a test of their own (src/audit/erase-subject.test.ts), and a chain that filled rows would break. */
const AUDIT = ['audit', 'audit_checkpoints', 'audit_subjects']
/** All documents that are not left whole. */
const DOCUMENTS: Record<string, z.ZodType> = {
  'campaign_actions.accounts': z.array(z.string()),
  'campaign_actions.skipped': z.array(skippedAccountSchema),
  'campaigns.campaign': campaignSchema.omit({ accounts: true }),
  'campaigns.statistics': campaignStatisticsSchema,
  'campaigns.affiliation': affiliationSchema,
  'detection_runs.near_misses': z.array(nearMissSchema),
  'events.event': eventSchema,
  'canary_slots.slot': canarySlotSchema,
  'log_imports.record': logImportSchema,
}

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const erase = () =>
  state.transaction(async (inside) => {
    const { actions } = await eraseState(inside, ACCOUNT)
    await eraseSubject(inside, { account_id: ACCOUNT, by: 'key:x' }, 0)
    return actions
  })
const named = (text: string) => text.toLowerCase().includes(ACCOUNT.toLowerCase())

it('leaves the name of an erased account nowhere but where there is a reason for it', async () => {
  for (const [nth, account] of ['another', ACCOUNT].entries()) {
    const words = `row ${nth}: ${ACCOUNT} pays, and ${ACCOUNT.toUpperCase()} too`
    await fillTables(state, {
      skipped: AUDIT,
      nth,
      valueOf: ({ table, column, type }) => {
        const document = DOCUMENTS[`${table}.${column}`]
        if (column === 'account_id') return account
        if (column === 'id') return `id ${nth}`
        if (document !== undefined) return JSON.stringify(fillSchema(document, { words, account }, column))
        return { text: words, jsonb: JSON.stringify({ words }), _text: [words] }[type]
      },
    })
  }
  // Words that wait for nothing any more, and stand in no log.
  await state.run("UPDATE outgoing SET status = 'refused' WHERE id = 'id 1'")
  // People's words; all other kinds are written by detection.
  await state.run("UPDATE campaign_history SET kind = 'status'")
  // Of both the reason names it: what the audit log attests of them is renewed.
  expect((await erase()).sort()).toEqual(['id 0', 'id 1'])
  const texts = await textsOfTables(state)
  const left = new Set(texts.filter(({ text }) => named(text)).map(({ place }) => place))
  expect([...left].sort()).toEqual(
    Object.values(NAMES_LEFT)
      .flatMap((places) => places.trim().split(/\s+/))
      .sort(),
  )
  const textsAt = (at: string) => texts.filter(({ place }) => place === at).map(({ text }) => text)
  expect(textsAt('campaign_history.note')).toEqual([0, 1].map((nth) => `row ${nth}: [erased] pays, and [erased] too`))
  expect(textsAt('outgoing.purpose').map(named)).toEqual([true, false])
  expect(textsAt('appeals.account_id')).toEqual(['another'])
})

it('finds it in whatever case, in the words of documents too, and changes nothing else', async () => {
  const account = 'ärzte-17'
  await state.run("DELETE FROM case_notes WHERE id LIKE 'id %'")
  await state.run("UPDATE campaign_history SET note = 'open to dismissed by person:17: ' || note WHERE campaign = $1", [
    (await state.rows(z.object({ campaign: z.string() }), 'SELECT campaign FROM campaign_history LIMIT 1'))[0]!
      .campaign,
  ])
  const columns = 'campaign, at, words, written_by'
  for (const [id, words] of Object.entries({ upper: 'ÄRZTE-17 pays', title: 'so Ärzte-17', other: 'Ärzte-170' }))
    await state.run(`INSERT INTO case_notes (id, ${columns}) SELECT $1, 'c', now(), $2, 'key:x'`, [id, words])
  await state.run("UPDATE canary_slots SET slot = jsonb_build_object('note', 'Of \"ÄRZTE-17\"', 'id', $1::text)", [
    account,
  ])
  const reached = await state.transaction((inside) => eraseWords(inside, account))
  const textsAt = async (at: string) =>
    (await textsOfTables(state)).flatMap(({ place, text }) => (place === at ? [text] : []))
  expect((await textsAt('case_notes.words')).sort()).toEqual(['[erased] pays', 'so [erased]', 'Ärzte-170'].sort())
  expect(await textsAt('canary_slots.slot.note')).toContain('Of "[erased]"')
  expect(new Set(await textsAt('canary_slots.slot.id'))).toEqual(new Set([account]))
  expect(new Set(reached.map(({ table }) => table))).toEqual(new Set(['case_notes', 'canary_slots']))
})

it('takes the name from more rows than are read at once, and from no figure nor from who acted', async () => {
  await state.run(`INSERT INTO case_notes (id, campaign, at, words, written_by)
    SELECT 'many ' || n, 'c', now(), 'p = 0.17, of 17 and 1,017', 'key:x' FROM generate_series(1, 1201) AS n`)
  await state.run("UPDATE campaign_history SET kind = 'status', note = 'open to 17 by 17: that 17 is it'")
  await state.transaction((inside) => eraseWords(inside, '17'))
  const notes = await state.rows(
    z.object({ words: z.string() }),
    "SELECT DISTINCT words FROM case_notes WHERE id LIKE 'many %'",
  )
  expect(notes).toEqual([{ words: 'p = 0.17, of [erased] and 1,017' }])
  const told = await state.rows(z.object({ note: z.string() }), 'SELECT DISTINCT note FROM campaign_history')
  expect(told).toEqual([{ note: 'open to 17 by 17: that [erased] is it' }])
})
