import { afterAll, expect, test } from 'vitest'
import { openCaseStore } from '../case-store.js'
import { cases } from './cases.js'
import { dealtLengths } from './detector.js'

const store = await openCaseStore()
afterAll(() => store.close())

test.each(cases)('$title', async (example) => {
  expect(await store.faults(dealtLengths, example)).toEqual([])
})
