import { expect, it } from 'vitest'
import { PAIRS_OF_SOURCES } from '../../../../../src/contract/fixtures/pairs-of-sources'
import { countedSources } from './counted-sources'

const counted = (...sources: string[]) =>
  countedSources(sources.map((source) => ({ statement: 'they said so', source, independent: true })))

it('counts one source in two spellings once', () => {
  expect(counted('Partner A', 'partner a ')).toEqual(['Partner A'])
  expect(counted('https://a.example/report', 'Report (https://www.a.example/report/?from=b)')).toHaveLength(1)
  expect(counted('https://a.example/report', 'a.example/report/')).toHaveLength(1)
})

it('counts two sources twice, and not what rests on our logs or names nobody', () => {
  expect(counted('Partner A', 'Partner B', '—')).toEqual(['Partner A', 'Partner B'])
  expect(countedSources([{ statement: 'x', source: 'our logs', independent: false }])).toEqual([])
})

it.each(PAIRS_OF_SOURCES)('as the server: %s, %s are %s', (one, other, are) => {
  expect(counted(one, other)).toHaveLength(are === 'one' ? 1 : 2)
})
