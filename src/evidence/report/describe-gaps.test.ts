import { expect, test } from 'vitest'
import { NO_AFFILIATION } from '#contract/affiliation.js'
import { describeGaps } from './describe-gaps.js'
import { bareCase, sampleCase } from './fixtures/sample-case.js'

const suspected = sampleCase().affiliation

test.each([
  ['none claimed', NO_AFFILIATION, 'No affiliation with any company, person or state is claimed.'],
  ['suspected', suspected, 'suspected, not corroborated'],
  ['corroborated', { ...suspected, level: 'corroborated' as const }, 'not on the findings'],
])('whatever the affiliation, the findings do not show it: %s', (_, affiliation, said) => {
  const [first, ...rest] = describeGaps({ ...sampleCase(), affiliation })
  expect(first).toContain(said)
  expect(rest.join(' ')).toMatch(/train a given model.*every account.*no other account.*identity of any person.*Intent/)
})

test('without accounts nothing is expected of them', () => {
  expect(describeGaps(bareCase()).join(' ')).toContain('the package names none')
})
