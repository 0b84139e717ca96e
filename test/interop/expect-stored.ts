import { expect } from 'vitest'
import type { Stillwatch } from './start-stillwatch.js'

const ARRIVE_MS_MAX = 20_000

/** Waits until so much is stored of an account; `wanted` is a part of its totals. */
export const expectStored = (stillwatch: Stillwatch, account: string, wanted: object): Promise<void> =>
  expect
    .poll(() => stillwatch.totals(account), { timeout: ARRIVE_MS_MAX, interval: 100 })
    .toMatchObject(wanted) as Promise<void>
