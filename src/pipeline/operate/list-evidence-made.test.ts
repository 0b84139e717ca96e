import { afterAll, beforeAll, expect, it } from 'vitest'
import { appendAudit } from '#audit/append-audit.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { listEvidenceMade } from './list-evidence-made.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
  const at = Date.UTC(2026, 10, 1)
  const made = { sha256: 'a'.repeat(64), key_id: 'k', names: 'clear', samples: 2, bytes: 900 }
  const act = (action: string, subject: string, detail: Record<string, unknown>) =>
    appendAudit(state, { actor: 'key:ada', action, subject, detail }, at)
  await act('evidence.made', 'campaign:camp_a', made)
  await act('evidence.made', 'campaign:camp_b', { sha256: 'b'.repeat(64), key_id: 'k', names: 'hashed' })
  await act('outgoing.requested', 'outgoing:out_1', {
    form: 'stix',
    campaign: 'camp_a',
    sha256: 'c'.repeat(64),
    bytes: 1,
  })
  await act('outgoing.requested', 'outgoing:out_2', {
    form: 'evidence',
    campaign: 'camp_a',
    sha256: 'd'.repeat(64),
    bytes: 7,
  })
})
afterAll(() => state.close())

const list = (query: object) =>
  listEvidenceMade({ link: { state } } as unknown as Parameters<typeof listEvidenceMade>[0], query)

it('tells what was made of which campaign, by whom, in which form; newest first', async () => {
  const { items } = await list({})
  expect(items).toMatchObject([
    { id: '4', campaign_id: 'camp_a', form: 'outgoing', accounts: 'hashed', samples: 0, bytes: 7 },
    { id: '2', campaign_id: 'camp_b', form: 'download', accounts: 'hashed', samples: 0, bytes: null },
    {
      id: '1',
      campaign_id: 'camp_a',
      form: 'download',
      accounts: 'clear',
      samples: 2,
      bytes: 900,
      by: 'key:ada',
      key_id: 'k',
    },
  ])
})

it('gives a page at a time, of one campaign where that is asked', async () => {
  const first = await list({ campaign: 'camp_a', limit: 1 })
  expect(first).toMatchObject({ items: [{ id: '4' }], next: '4' })
  expect(await list({ campaign: 'camp_a', limit: 1, after: '4' })).toMatchObject({ items: [{ id: '1' }], next: null })
  await expect(list({ after: 'x' })).rejects.toThrow('no place in this list')
})
