import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { countedSources } from './counted-sources.js'

/** The form of the console must judge them alike, and reads the same file. */
const PAIRS = JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures/pairs-of-sources.json'), 'utf8')) as [
  string,
  string,
  'one' | 'two',
][]

const counted = (...sources: string[]) => countedSources(sources.map((source) => ({ source, independent: true })))

it.each([
  ['case and blanks', 'Partner A', ' partner  a '],
  ['signs', 'Partner A', 'Partner-A.'],
  ['a look-alike letter', 'Partner A', 'Рartner А'],
  ['an invisible letter', 'Partner A', 'Part\u200bner A'],
  ['a wide letter, and a mark', 'Partner A', 'Ｐártner A'],
  ['a slash at the end', 'https://partner.example/report', 'https://partner.example/report/'],
  ['no scheme', 'https://partner.example/report', 'www.Partner.example/report'],
  [
    'another scheme, and what follows the path',
    'https://partner.example/report',
    'http://partner.example/report?from=b#p3',
  ],
  ['words around it', 'https://partner.example/report', 'Report of a partner (https://partner.example/report)'],
  ['percent signs', 'https://partner.example/report', 'https://partner.example/%72eport'],
  ['a look-alike host', 'https://partner.example/report', 'https://рartner.example/report'],
])('takes two spellings of one source for one: %s', (_, one, other) => {
  expect(counted(one, other)).toEqual([one])
})

it.each([
  ['Partner A', 'Partner B'],
  ['https://partner.example/report', 'https://partner.example/letter'],
  ['https://partner.example/report', 'https://other.example/report'],
  ['伙伴的报告', '法院的文件'],
])('takes two sources for two: %s, %s', (one, other) => {
  expect(counted(one, other)).toEqual([one, other])
})

it('takes none that rests on our own logs, or that names nobody', () => {
  expect(countedSources([{ source: 'Partner A', independent: false }])).toEqual([])
  expect(counted('—', '!!')).toEqual([])
})

it('takes what is no address for words', () => {
  expect(counted('http://', 'https://%', 'https://a.example/%zz')).toHaveLength(3)
})

it.each(PAIRS)('as the console: %s, %s are %s', (one, other, are) => {
  expect(counted(one, other)).toHaveLength(are === 'one' ? 1 : 2)
})
