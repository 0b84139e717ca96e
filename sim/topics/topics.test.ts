import { describe, expect, it } from 'vitest'
import { Random } from '#sim/random.js'
import { askPerson, deriveInterests } from '#sim/text/person.js'
import { findTopics } from './topics.js'

// Short words are in every question and say nothing.
const words = (texts: readonly string[]) =>
  new Set(
    texts
      .join(' ')
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .filter((word) => word.length > 5),
  )
const asked = (seed: number, n: number) => {
  const interests = deriveInterests(new Random(seed, 1), 1)
  const random = new Random(seed, 2)
  return { language: interests.language, texts: Array.from({ length: n }, () => askPerson(interests, random)) }
}

describe('topics', () => {
  it('are at least forty for people who write English, and several in each other language', () => {
    expect(findTopics('en').length).toBeGreaterThanOrEqual(40)
    for (const language of ['zh', 'es', 'de', 'fr'] as const)
      expect(findTopics(language).length).toBeGreaterThanOrEqual(5)
  })
})

describe('askPerson', () => {
  it('gives an account its own few interests: it is more like itself than like others', () => {
    const people = Array.from({ length: 60 }, (_, seed) => asked(seed, 40)).filter(({ language }) => language === 'en')
    const overlap = (a: Set<string>, b: Set<string>) =>
      [...a].filter((word) => b.has(word)).length / Math.min(a.size, b.size)
    const halves = people.map(({ texts }) => [words(texts.slice(0, 20)), words(texts.slice(20))] as const)
    const own = halves.map(([a, b]) => overlap(a, b))
    const others = halves.map(([a], i) => overlap(a, halves[(i + 1) % halves.length]![1]))
    const mean = (list: number[]) => list.reduce((x, y) => x + y) / list.length
    expect(mean(own)).toBeGreaterThan(1.5 * mean(others))
  })
})
