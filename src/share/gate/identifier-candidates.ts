import { readDigitsAsLetters, wordsOf } from './fold-text.js'

/** Words that one identifier may be written in: a UUID has five, an e-mail address as many. */
const WORDS_MAX = 6
const CHARACTERS_MIN = 3
/** Short numbers are counts. */
const DIGITS_MIN = 5

/** What in a folded text may be the name or number of somebody, as `squeezeText` writes it: rows of up to six words. */
export function identifierCandidates(folded: string, is_own_word: (word: string) => boolean): Set<string> {
  const candidates = new Set<string>()
  for (const text of new Set([folded, readDigitsAsLetters(folded)])) {
    const words = wordsOf(text)
    for (let first = 0; first < words.length; first++)
      for (let last = first, name = ''; last < Math.min(words.length, first + WORDS_MAX); last++) {
        name += words[last]
        if (name.length < CHARACTERS_MIN || (/^\d+$/.test(name) && name.length < DIGITS_MIN)) continue
        if (first !== last || !is_own_word(name)) candidates.add(name)
      }
  }
  return candidates
}
