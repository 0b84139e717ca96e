import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { z } from 'zod'
import { placeHold } from '#audit/legal-hold.js'
import { listMembers } from '#campaign/identity/read-campaigns.js'
import { ConflictError } from '#contract/errors.js'
import type { Campaign } from '#contract/report.js'
import { settingsSchema } from '#contract/settings.js'
import type { Engine } from '#store/engine.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { eraseAccount } from '../operate/erase-account.js'
import { LiveDetection } from './live-detection.js'
import type { DetectRequest, DetectResult } from './store-message.js'

const verdict = { p_value: 0.001, confidence: 0.9, summary: 'so it is' }
const member = (id: string) => ({ id, role: 'core' as const, exchanges: 5, harvesting: 4.5, score: 0.99 })
const CAMPAIGN: Campaign = {
  id: 'camp_0000000000000001',
  confidence: 0.9,
  verdicts: { operator: verdict, harvesting: verdict },
  summary: 'accounts harvest',
  exchanges: 100,
  exchanges_total: 120,
  input_tokens: 10,
  output_tokens: 20,
  first_seen: '2026-01-01T00:00:00.000Z',
  last_seen: '2026-01-02T00:00:00.000Z',
  capabilities: [],
  elicitation: [],
  models: [],
  accounts: [member('ada'), member('bob')],
  evidence: [],
  samples: [],
  timeline: [],
  links: [],
}
const MISSES = [{ kind: 'hub', reason: 'r', accounts: ['ada', 'bob'], verdicts: CAMPAIGN.verdicts }]

let state: State
let detection: LiveDetection
/** runs of the store process under way, each ended by hand */
let runs: { kind: string; end(error?: Error): void }[] = []
/** nothing of an account stands in the engine here */
const engine = { command: async () => {}, rows: async () => [{ rows: 0 }] } as unknown as Engine
beforeAll(async () => {
  state = await openTestState()
})
beforeEach(() => {
  runs = []
  const settings = settingsSchema.parse({ detection: { exchanges_min: 1, pause_s: 0, load_max: 1 } })
  detection = new LiveDetection({ state, engine, detect } as never, settings, 0)
})
afterEach(async () => {
  await detection.close()
  for (const table of ['campaigns', 'detection_runs', 'legal_holds']) await state.run(`DELETE FROM ${table}`)
})
afterAll(() => state.close())

const detect = ({ scope: { kind } }: DetectRequest): Promise<DetectResult> =>
  new Promise((resolve, reject) => {
    const report = { input: { exchanges: 100, accounts: 2 }, campaigns: [CAMPAIGN], near_misses: MISSES }
    const facts = {
      exchanges: 100,
      stored: 100,
      ...(kind === 'full' ? { kind: 'full', until: 1 } : { kind: 'update' }),
    }
    const found = { report, statistics: [], scope: facts } as unknown as DetectResult
    runs.push({ kind, end: (error) => (error === undefined ? resolve(found) : reject(error)) })
  })

async function until(told: () => boolean): Promise<void> {
  const late_ms = performance.now() + 20_000
  while (!told()) {
    if (performance.now() > late_ms) throw new Error('it did not come')
    await wait(5)
  }
}

/** As after a first full run: what arrives brings an update. */
async function updating(): Promise<void> {
  const first = detection.run()
  await until(() => runs.length === 1)
  runs[0]!.end()
  await first
  detection.arrived(1)
  await until(() => runs.length === 2)
  expect(runs[1]!.kind).toBe('update')
}

const accounts = async () => (await listMembers(state, CAMPAIGN.id, { limit: 10 })).map(({ id }) => id)
const missed = async () =>
  (
    await state.rows(
      z.object({ near_misses: z.array(z.object({ accounts: z.array(z.string()) })) }),
      'SELECT near_misses FROM detection_runs',
    )
  ).flatMap(({ near_misses }) => near_misses.flatMap((miss) => miss.accounts))

it('runs over all accounts after an update that is under way, once for all who ask', async () => {
  await updating()
  let done = 0
  const asked = [detection.run(), detection.run()].map((run) => run.then(() => void done++))
  runs[1]!.end()
  await until(() => runs.length === 3)
  expect([runs[2]!.kind, done]).toEqual(['full', 0])
  const joined = detection.run()
  runs[2]!.end()
  await Promise.all([...asked, joined])
  expect(runs).toHaveLength(3)
})

it('runs over all accounts also after an update that fails', async () => {
  await updating()
  const asked = detection.run()
  runs[1]!.end(new Error('no memory'))
  await until(() => runs.length === 3)
  runs[2]!.end()
  await asked
})

const erase = (account_id: string) => {
  const decisions = { refresh: async () => {}, records: { length: 0, flush: async () => {} } }
  const ingest = { erased: { mark: async () => {} }, queue: { settled: async () => {} } }
  const live = { link: { state: erasing, engine }, decisions, detection, ingest, settings: settingsSchema.parse({}) }
  return eraseAccount(live as never, { account_id, by: 'key:x' })
}
/** The state of one who erases: a run ends in the transaction, and has written before it is known to be over. */
const erasing: State = {
  ...({} as State),
  transaction: async (work) => {
    const done = await state.transaction(async (inside) => {
      const done = await work(inside)
      runs.at(-1)?.end()
      await wait(50)
      return done
    })
    await wait(100)
    return done
  },
}

it('does not bring back an account that is erased while a run is about to write it', async () => {
  const run = detection.run()
  await until(() => runs.length === 1)
  await erase('ada')
  await run
  expect(await accounts()).toEqual(['bob'])
  expect(await missed()).toEqual(['bob'])
})

it('does not bring back an account that is erased between what a run writes', async () => {
  const run = detection.run()
  await until(() => runs.length === 1)
  // It waits behind this transaction, in which the account is told to leave.
  await state.transaction(async () => {
    runs[0]!.end()
    await wait(50)
    detection.forget('ada').gone()
  })
  await run
  expect(await accounts()).toEqual(['bob'])
  expect(await missed()).toEqual(['bob'])
})

it('leaves out an account whose erasure goes on when a run begins, and none that stays', async () => {
  const leaving = detection.forget('ada')
  detection.forget('bob').stays()
  const run = detection.run()
  await until(() => runs.length === 1)
  leaving.gone()
  runs[0]!.end()
  await run
  expect(await accounts()).toEqual(['bob'])
  const next = detection.run()
  await until(() => runs.length === 2)
  runs[1]!.end()
  await next
  expect(await accounts()).toEqual(['ada', 'bob'])
})

it('keeps an account in its campaign that may not be erased', async () => {
  await placeHold(state, { account_id: 'ada', reason: 'a matter', by: 'key:x' }, Date.now())
  const run = detection.run()
  await until(() => runs.length === 1)
  await expect(erase('ada')).rejects.toThrow(ConflictError)
  runs[0]!.end()
  await run
  expect(await accounts()).toEqual(['ada', 'bob'])
})
