import { afterAll, expect, test } from 'vitest'
import type { GroupDetector } from '#contract/detector.js'
import { openCaseStore } from './case-store.js'
import { cases } from './single-turn/cases.js'
import { singleTurn } from './single-turn/detector.js'

const store = await openCaseStore()
afterAll(() => store.close())
const example = cases[0]!

test('a case that is not as expected is a fault, number by number', async () => {
  const wrong = { ...example, speaks: false, expected: { ...example.expected, group: { statistic: 0.7, accounts: 2 } } }
  expect(await store.faults(singleTurn, wrong)).toEqual([
    'group: statistic 0.75, not 0.7',
    'group: accounts 1, not 2',
    'speaks',
  ])
})

test('a detector that heeds names is found out', async () => {
  const byName: GroupDetector = {
    ...singleTurn,
    sql: 'SELECT `group`, replicate, toFloat64(min(account)) AS statistic, toUInt32(count()) AS accounts FROM sets GROUP BY `group`, replicate',
  }
  expect((await store.faults(byName, example)).join()).toContain('names or order of lines matter')
})
