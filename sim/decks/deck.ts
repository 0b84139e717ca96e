import { Random } from '#sim/random.js'
import { compileGrammar, type Lexicon, renderTemplate, type Template } from '#sim/text/template.js'

export const SUBJECTS = 8

/** A broad distribution of prompts, in eight subjects; each card is one draw of it. */
export interface Deck {
  subjects: readonly (readonly Template[])[]
}

/** Compiles a deck from its lists and, for every subject, its texts. Throws unless there are eight subjects. */
export function createDeck(lexicon: Lexicon, subjects: readonly (readonly string[])[]): Deck {
  if (subjects.length !== SUBJECTS) throw new Error(`a deck has ${SUBJECTS} subjects, this one ${subjects.length}`)
  const compile = compileGrammar(lexicon)
  return { subjects: subjects.map((texts) => texts.map(compile)) }
}

/** The text of one card: the same seed, card and subject give the same text. */
export function renderCard(deck: Deck, seed: number, card: number, subject: number | null): string {
  const random = new Random(seed, card, subject ?? SUBJECTS)
  return renderTemplate(random.pick(deck.subjects[subject ?? random.int(SUBJECTS)]!), random)
}
