import { describe, expect, it } from 'vitest'
import { DECKS } from '#sim/options.js'
import { renderCard, SUBJECTS } from './deck.js'
import { findDeck } from './find-deck.js'

const CARDS = 20_000

describe.each(DECKS)('deck %s', (name) => {
  const deck = findDeck(name)

  it('is broad: four in five cards differ from all others', () => {
    const texts = new Set(Array.from({ length: CARDS }, (_, card) => renderCard(deck, 3, card, null)))
    expect(texts.size).toBeGreaterThan(0.8 * CARDS)
  })

  it('leaves no slot open', () => {
    for (let card = 0; card < 2000; card++)
      expect(renderCard(deck, 4, card, card % SUBJECTS)).not.toMatch(/\{[a-z]|undefined|\|/)
  })

  it('gives a card again for the same numbers, and other cards for another seed', () => {
    expect(renderCard(deck, 3, 17, 2)).toBe(renderCard(deck, 3, 17, 2))
    const cards = (seed: number) => Array.from({ length: 20 }, (_, card) => renderCard(deck, seed, card, null)).join()
    expect(cards(1)).not.toBe(cards(2))
  })
})
