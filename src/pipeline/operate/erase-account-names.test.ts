import { afterAll, beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { eraseSubject } from '#audit/erase-subject.js'
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
