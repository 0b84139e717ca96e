import { describe, expect, it } from 'vitest'
import { findTemplates } from './find-templates'
import type { Piece } from './render-template'

const shown = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, slot }) => (slot === null ? text : `[${slot}:${text}]`)).join('')
const whole = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')

const THREE = [
  'You are a teacher. Explain photosynthesis to a child of 9 years, step by step, then give an example.',
  'You are a teacher. Explain the tax on inheritance to a child of 12 years, step by step, then give an example.',
  'You are a teacher. Explain recursion to a child of 7 years, step by step, then give an example.',
]

describe('templates of texts', () => {
  it('are what all have in common; slots are what varies', () => {
    const { templates, rest } = findTemplates(THREE)
    expect(rest).toEqual([])
    expect(templates).toHaveLength(1)
    const [{ skeleton, slots, texts }] = templates as [(typeof templates)[0]]
    expect(shown(skeleton)).toBe(
      'You are a teacher. Explain [1:] to a child of [2:] years, step by step, then give an example.',
    )
    expect(slots).toBe(2)
    expect(texts.map(({ pieces }) => pieces.filter(({ slot }) => slot !== null).map(({ text }) => text))).toEqual([
      ['photosynthesis', '9'],
      ['the tax on inheritance', '12'],
      ['recursion', '7'],
    ])
  })

  it('lose no sign of any text', () => {
    const { templates } = findTemplates(THREE)
    for (const { place, pieces } of templates[0]!.texts) expect(whole(pieces)).toBe(THREE[place])
  })

  it('are not seen where texts share only the small words of a language', () => {
    const { templates, rest } = findTemplates([
      'The weather in the north of the country is cold, and the wind is strong in the winter months.',
      'A recipe for the soup is in the book, and the cook is happy to send it to you by mail.',
    ])
    expect(templates).toEqual([])
    expect(rest).toEqual([0, 1])
  })

  it('are kept apart, the one of most texts first', () => {
    const other = [
      'Translate the following sentence into French, formally: good morning',
      'Translate the following sentence into French, formally: the cat sleeps',
    ]
    const { templates, rest } = findTemplates([other[0]!, ...THREE, 'Something else entirely', other[1]!])
    expect(templates.map(({ texts }) => texts.map(({ place }) => place))).toEqual([
      [1, 2, 3],
      [0, 5],
    ])
    expect(rest).toEqual([4])
  })

  it('may be the whole text, or begin and end with a slot', () => {
    expect(
      findTemplates(['Say it five times more please', 'Say it five times more please']).templates[0],
    ).toMatchObject({ slots: 0, share: 1 })
    const ends = findTemplates([
      'Alpha: answer this question with reasons and numbers. X',
      'Beta: answer this question with reasons and numbers. Y',
    ])
    expect(shown(ends.templates[0]!.skeleton)).toBe('[1:]: answer this question with reasons and numbers. [2:]')
  })

  it('are seen around a document that is pasted into them', () => {
    const frame = (text: string) =>
      `Summarize the article below in three short sentences for a reader in a hurry, with names. ${text}`
    const article = (seed: number) => Array.from({ length: 400 }, (_, at) => `word${((at + 1) * seed) % 991}`).join(' ')
    const { templates } = findTemplates([frame(article(7)), frame(article(11)), frame(article(13))])
    expect(shown(templates[0]!.skeleton)).toBe(frame('[1:]'))
  })

  it('bear empty and strange texts', () => {
    expect(findTemplates([]).templates).toEqual([])
    expect(findTemplates(['', '', '\u0000', '🙂🙂 <b>'])).toMatchObject({ templates: [] })
  })

  it('take a time that grows with the length, not with its square', () => {
    const long = (seed: number) => Array.from({ length: 8000 }, (_, at) => `w${(at * seed) % 37}`).join(' ')
    const begun = performance.now()
    findTemplates(Array.from({ length: 12 }, (_, at) => long(at * 2 + 3)))
    // Squares would be 12 × 11 / 2 × 256 million comparisons: minutes.
    expect(performance.now() - begun).toBeLessThan(8000)
  })
})
