import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { CanarySlot } from '#contract/canary.js'
import { CanaryText } from './canary-text.js'
import { echoesIn } from './echoes-in.js'
import { indexPhrases } from './phrase-index.js'

const slot = (id: string, variants: string[]): CanarySlot => ({
  id,
  kind: 'phrase',
  variants,
  distinct: false,
  note: 'x',
})
const USE = slot('use', ['use', 'employ'])
const CASE = slot('case', ['for example', 'for instance'])
const NAMES = slot('names', ['Ömer', 'Maria'])
const SLOTS = [USE, CASE, NAMES]
const idsIn = (question: string): string[] => SLOTS.filter(echoesIn(question)).map(({ id }) => id)

it.each([
  ['What is the use of it?', ['use']],
  ['EMPLOY, «for Example» and ÖMER', ['use', 'case', 'names']],
  ["Maria's use-case", ['use', 'names']],
  ['The user is here because of employment, so reuse for examples', []],
  ['', []],
])('%s', (question, found) => {
  expect(idsIn(question)).toEqual(found)
})

it('finds all that a canary would replace', () => {
  const word = fc.constantFrom(
    'use',
    'Use',
    'user',
    'employ',
    'for example',
    'Maria',
    "Ömer's",
    ' ',
    ' ',
    '.',
    '"',
    '(',
    '-',
    'x',
    '🌍',
  )
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const question = words.join('')
      const replaced = new Set<CanarySlot>()
      const text = new CanaryText(indexPhrases(SLOTS), ({ slot, variant }) => {
        replaced.add(slot)
        return variant
      })
      text.push(question)
      text.end()
      expect([...replaced].filter((one) => !echoesIn(question)(one))).toEqual([])
    }),
    { numRuns: 1000 },
  )
})
