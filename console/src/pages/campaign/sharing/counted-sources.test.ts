import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { countedSources } from './counted-sources'

/** What the server judges alike: the same pairs are its own test. */
const PAIRS = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../../../src/contract/fixtures/pairs-of-sources.json'), 'utf8'),
) as [string, string, 'one' | 'two'][]

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

it.each(PAIRS)('as the server: %s, %s are %s', (one, other, are) => {
  expect(counted(one, other)).toHaveLength(are === 'one' ? 1 : 2)
})
