import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CanarySlot, CanarySnapshot } from '#contract/canary.js'
import { CanaryServer } from './canary-server.js'
import { checkSlot } from './check-slot.js'
import { chooseVariant } from './choose-variant.js'

const slot = (id: string, variants: string[], distinct = false): CanarySlot => ({
  id,
  kind: 'phrase',
  variants,
  distinct,
  note: 'they say the same',
})
const EXAMPLE = slot('example', ['for example', 'for instance', 'to give an example', 'say'])
const NAMES = slot('names', ['Alice', 'Maria', 'Priya', 'Tom'], true)
const KEY = '0b'.repeat(32)
const CLUSTERS = Array.from({ length: 400 }, (_, at) => `clu_${at.toString(16).padStart(20, '0')}`)

/** A cluster that is served these variants. */
const clusterFor = (slots: CanarySlot[], wanted: number[]): string =>
  CLUSTERS.find((cluster) =>
    slots.every(
      ({ id, variants }, at) => chooseVariant(Buffer.from(KEY, 'hex'), cluster, id, variants.length) === wanted[at],
    ),
  )!

const snapshot = (slots: CanarySlot[]): CanarySnapshot => ({
  version: '0'.repeat(64),
  key: { commitment: '1'.repeat(64), key: KEY },
  slots,
})

function serve(slots: CanarySlot[], wanted: number[], pieces: string[], question = '') {
  const serving = new CanaryServer(snapshot(slots)).serve(clusterFor(slots, wanted), question)!
  const text = serving.answer().text(true)
  const shown = pieces.map((piece) => text.push(piece))
  return { text: [...shown, text.end()].join(''), shown, served: serving.served() }
}

describe('chooseVariant', () => {
  it('is HMAC-SHA256 of cluster, a zero byte and slot, modulo the variants', () => {
    // printf 'clu_00000000000000000001\0example' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0b0b…
    const vector = chooseVariant(Buffer.from(KEY, 'hex'), 'clu_00000000000000000001', 'example', 1_000_003)
    expect(vector).toBe(257279)
  })

  it('deals all variants alike', () => {
    const dealt = CLUSTERS.map((cluster) => chooseVariant(Buffer.from(KEY, 'hex'), cluster, 'example', 4))
    for (const variant of [0, 1, 2, 3]) {
      const count = dealt.filter((one) => one === variant).length
      expect(count).toBeGreaterThan(60)
      expect(count).toBeLessThan(140)
    }
  })
})

describe('a text with its canaries', () => {
  it('has the chosen phrase for each of the slot, with its capital', () => {
    const { text, served } = serve(
      [EXAMPLE],
      [1],
      ['For example, tea; for instance, milk. Others, to give an example: ink.'],
    )
    expect(text).toBe('For instance, tea; for instance, milk. Others, for instance: ink.')
    expect(served).toEqual([{ slot: 'example', variant: 1, count: 3 }])
  })

  it.each([
    ['a word that only begins so', 'forexample essay sayings soothsay FOR EXAMPLE'],
    ['a fence', 'a\n```text\nsay for example\n```\n'],
    ['a fence of tildes with backticks in it', '~~~\n```\nfor example\n```\n~~~\n'],
    ['code in a line', 'run `say hello` or ``say `x` say``'],
    ['an indented line', '\n    say hello\n\tsay hello'],
    ['a quoted line', '> for example\n  > say so'],
    ['a quotation', 'He wrote "for example, say" and “say it”'],
    ['JSON', ' {"text": "x", say: for example}'],
    ['a document', '<p>for example</p>'],
    ['an address and a name of a file', 'https://say.example/say say.md a/say say-so --say say@x $say'],
  ])('is left alone in %s', (_, text) => {
    const { text: shown, served } = serve([EXAMPLE], [1], [text])
    expect(shown).toBe(text)
    expect(served).toEqual([])
  })

  it('goes on behind what was left alone', () => {
    const { text } = serve([EXAMPLE], [1], ['```\nsay\n```\nsay `say` say "say" say\n> say\nsay `never closed\n\nsay'])
    expect(text).toBe(
      '```\nsay\n```\nfor instance `say` for instance "say" for instance\n> say\nfor instance `never closed\n\nfor instance',
    )
  })

  it('keeps two names two', () => {
    const { text, served } = serve([NAMES], [2], ["Tom met Priya. Tom's hat is Priya's. Maria saw Tom."])
    expect(text).toBe("Priya met Tom. Priya's hat is Tom's. Maria saw Priya.")
    expect(served).toEqual([{ slot: 'names', variant: 2, count: 3 }])
  })

  it('is the same however it is cut, and holds little back', () => {
    const word = fc.constantFrom(
      ...EXAMPLE.variants,
      ...NAMES.variants,
      'For example',
      ...[' ', ' ', '\n', '`', '```', '"', '.', ',', "'s", 'x', '\n\n', '> ', '    ', '~~~', '“', '”', '🌍', 'é'],
    )
    const texts = fc.array(word, { maxLength: 40 }).map((words) => words.join(''))
    const longest = Math.max(...[EXAMPLE, NAMES].flatMap(({ variants }) => variants.map(({ length }) => length)))
    fc.assert(
      fc.property(texts, fc.array(fc.nat(12), { minLength: 1 }), (text, cuts) => {
        const pieces: string[] = []
        for (let at = 0, turn = 0; at < text.length; turn++) {
          const length = 1 + cuts[turn % cuts.length]!
          pieces.push(text.slice(at, at + length))
          at += length
        }
        const whole = serve([EXAMPLE, NAMES], [0, 3], [text])
        const cut = serve([EXAMPLE, NAMES], [0, 3], pieces)
        expect(cut.text).toBe(whole.text)
        expect(cut.served).toEqual(whole.served)
        const again = serve([EXAMPLE], [0], [whole.text])
        expect(again.text).toBe(whole.text)
      }),
      { numRuns: 1000 },
    )
    const { shown } = serve([EXAMPLE], [1], [...'Tea to give an examp and more'])
    for (let at = 0, given = 0; at < shown.length; at++) {
      given += shown[at]!.length
      expect(at + 1 - given).toBeLessThanOrEqual(longest + 2)
    }
  })

  it('leaves a slot alone of which a phrase stands in the question', () => {
    const { text, served } = serve(
      [EXAMPLE, NAMES],
      [1, 0],
      ['Say: for example, Tom.'],
      'What does «For Example» mean?',
    )
    expect(text).toBe('Say: for example, Alice.')
    expect(served).toEqual([{ slot: 'names', variant: 0, count: 1 }])
  })
})

describe('checkSlot', () => {
  it.each([
    ['twice', [slot('a', ['big', 'Big'])]],
    ['in another slot', [EXAMPLE, slot('b', ['for example', 'as in'])]],
    ['within a phrase of its own', [slot('a', ['example', 'an example'])]],
    ['within a phrase of another slot', [slot('a', ['tall', 'high']), slot('b', ['very tall', 'giant'])]],
    ['around a phrase of another slot', [slot('a', ['very tall', 'giant']), slot('b', ['tall', 'high'])]],
  ])('refuses a phrase that stands %s', (_, slots) => {
    expect(() => checkSlot(slots.at(-1)!, slots.slice(0, -1))).toThrow(/«/)
  })

  it('takes what can be told apart', () => {
    expect(() => checkSlot(NAMES, [EXAMPLE])).not.toThrow()
    expect(() => checkSlot(slot('a', ['has `code`', 'x y']), [])).toThrow()
  })
})
