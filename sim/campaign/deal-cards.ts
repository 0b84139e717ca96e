import { type Deck, renderCard, SUBJECTS } from '#sim/decks/deck.js'
import { findDeck } from '#sim/decks/find-deck.js'
import type { CampaignSpec } from '#sim/options.js'
import { mixSeeds } from '#sim/random.js'

// Keeps turn × step exact in a double for every deck that fits a log.
const LARGEST_STEP = 1 << 20

/** Deals the cards of a campaign's decks in an order without repetition until all are out, then again. */
export interface Dealer {
  /** `subject` 0 to 7, or null for the whole deck */
  deal(subject: number | null): string
}

/**
 * A card is a number; its text follows from the number, so that a deck of millions of cards takes no memory.
 * The order is an affine walk over the numbers, its step prime to their count.
 */
export function createDealer(spec: CampaignSpec, seed: number): Dealer {
  const decks = spec.deck.map(findDeck)
  const size = Math.max(1, Math.ceil(spec.exchanges / spec.samples))
  const step = coprimeStep(size, mixSeeds(seed, 7) % LARGEST_STEP)
  // One count a subject, and one for the deck as a whole.
  const dealt = new Array<number>(SUBJECTS + 1).fill(0)
  return {
    deal(subject) {
      const line = subject ?? SUBJECTS
      const turn = dealt[line]!++
      const card = (turn * step) % size
      const deck = decks[card % decks.length] as Deck
      return renderCard(deck, mixSeeds(seed, 0xdec), card, subject)
    },
  }
}

function coprimeStep(size: number, wish: number): number {
  let step = 1 + (wish % size)
  while (greatestDivisor(step, size) !== 1) step++
  return step
}

const greatestDivisor = (a: number, b: number): number => (b === 0 ? a : greatestDivisor(b, a % b))
