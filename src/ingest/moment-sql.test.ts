import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Intake, openIntake } from './fixtures/open-intake.js'

let intake: Intake
beforeAll(async () => {
  intake = await openIntake()
})
afterAll(() => intake.close())

function write(times: readonly unknown[]): string {
  const path = join(intake.folder, 'times.jsonl')
  writeFileSync(path, times.map((ts) => JSON.stringify({ ts, account_id: 'a', request: {} })).join('\n'))
  return path
}

const TIME = '2026-03-02 10:00:00.250'

test('reads seconds, milliseconds, microseconds, nanoseconds and ISO 8601, as numbers and as text', async () => {
  const times = [
    1772445600.25,
    1772445600250,
    1772445600250000,
    '1772445600.25',
    '1772445600250',
    '1772445600250000',
    '1772445600250000000',
    '2026-03-02T10:00:00.25Z',
    '2026-03-02T10:00:00.250123Z',
    '2026-03-02T10:00:00.250123456Z',
    '2026-03-02T12:00:00.250+02:00',
    '2026-03-02T15:30:00.250+0530',
    '2026-03-02T02:00:00.250-08',
    '2026-03-02 10:00:00.250',
    '2026-03-02T10:00:00.250',
  ]
  const { accepted, refused } = await intake.read([write(times)])
  expect(refused).toEqual([])
  expect(accepted.map(({ at }) => at)).toEqual(times.map(() => TIME))
})

test('reads whole seconds and dates', async () => {
  const { accepted } = await intake.read([
    write([1772445600, '2026-03-02T10:00:00Z', '2026-03-02', '2026-03-02T10:00']),
  ])
  expect(accepted.map(({ at }) => at)).toEqual([
    '2026-03-02 10:00:00.000',
    '2026-03-02 10:00:00.000',
    '2026-03-02 00:00:00.000',
    '2026-03-02 10:00:00.000',
  ])
})

test.each([
  'yesterday',
  '02.03.2026 10:00',
  '2026-13-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-03-02T25:00:00Z',
  '-5',
  'NaN',
  {},
  true,
])('does not understand %j', async (time) => {
  const { refused } = await intake.read([write([time])])
  expect(refused[0]!.reason).toBe(`time not understood: ${typeof time === 'object' ? '{}' : time}`)
})

test.each([0, 1e30, '9'.repeat(60), '2014-12-31T23:59:59.999Z', '9999-12-31T00:00:00Z'])(
  '%s is out of time',
  async (time) => {
    const { refused } = await intake.read([write([time])])
    expect(refused[0]!.reason).toBe('time outside 2015 to one day from now')
  },
)

test('clock skew: up to one day ahead, or what the setting says', async () => {
  const now = new Date('2026-03-02T10:00:00Z')
  const times = ['2026-03-03T10:00:00.000Z', '2026-03-03T10:00:00.001Z']
  const { accepted, refused } = await intake.read([write(times)], { now })
  expect(accepted.map(({ at }) => at)).toEqual(['2026-03-03 10:00:00.000'])
  expect(refused.map(({ line }) => line)).toEqual([2])
  const strict = await intake.read([write(times)], { now, skew_ms_max: 60_000, earliest: new Date('2020-01-01') })
  expect(strict.refused.map(({ reason }) => reason)).toEqual([
    'time outside 2020 to 60 s from now',
    'time outside 2020 to 60 s from now',
  ])
})
