import { afterAll, beforeAll, expect, it } from 'vitest'
import { InputError } from '#contract/scan.js'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { failChallenge } from './fail-challenge.js'
import { findVerification } from './find-verification.js'
import { passChallenge } from './pass-challenge.js'

let state: State
beforeAll(async () => {
  state = await openTestState()
})
afterAll(() => state.close())

const NOW_MS = Date.parse('2026-05-01T00:00:00Z')
const iso = (seconds: number) => new Date(NOW_MS + seconds * 1000).toISOString()
const told = (seconds: number) => NOW_MS + seconds * 1000

it('keeps until when an account is verified', async () => {
  expect(await findVerification(state, 'a')).toBeUndefined()
  const { record, act } = await passChallenge(state, { account_id: 'a', until: '2026-06-01T02:00:00+02:00' }, NOW_MS)
  expect(record).toEqual({ account_id: 'a', verified_until: '2026-06-01T00:00:00.000Z', told: iso(0) })
  expect(act).toEqual({
    action: 'challenge.passed',
    subject: { account_id: 'a' },
    detail: { until: '2026-06-01T00:00:00.000Z' },
  })
  expect(await findVerification(state, 'a')).toEqual(record)
  await expect(passChallenge(state, { account_id: 'a', until: iso(0) }, NOW_MS)).rejects.toThrow(InputError)
})

it('heeds the order in which the provider spoke, not that of arrival', async () => {
  const pass = (at: number, until: number) =>
    passChallenge(state, { account_id: 'b', until: iso(until), told_ms: told(at) }, told(100))
  const fail = (at: number) => failChallenge(state, { account_id: 'b', told_ms: told(at) }, told(100))
  expect((await pass(10, 1000)).record.verified_until).toBe(iso(1000))
  expect((await fail(20)).record.verified_until).toBe(iso(20))
  // The first one, replayed.
  const replayed = await pass(10, 1000)
  expect(replayed).toEqual({ record: { account_id: 'b', verified_until: iso(20), told: iso(20) } })
  expect((await pass(30, 2000)).record.verified_until).toBe(iso(2000))
  expect((await pass(30, 2000)).act).toBeUndefined()
  expect((await fail(25)).record.verified_until).toBe(iso(2000))
})

it('does not let a clock that runs ahead shut out what follows', async () => {
  await passChallenge(state, { account_id: 'c', until: iso(1000), told_ms: told(290) }, told(0))
  const { act } = await failChallenge(state, { account_id: 'c' }, told(1))
  expect(act?.action).toBe('challenge.failed')
})
