import { squeezeText } from '#contract/fold-text.js'

/** Words that one identifier may be written in: resource names of clouds have seven and more. */
const WORDS_MAX = 12
const CHARACTERS_MIN = 3
/** A letter that stands alone: names of 48 are found so, and longer rows of them the gate refuses anyway (plain-text). */
const LETTER_COUNTS = 0.25
/** Short numbers are counts. */
const DIGITS_MIN = 5
/** Stands before the skeleton of a name, which so is never taken for a name. */
const SKELETON = '~'

const ALIKE: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', l: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', 8: 'b' }
/** A name as it looks where digits stand for letters: `acme7` and `4cmet` are one. */
const skeletonOf = (name: string): string => SKELETON + name.replace(/[013457l8]/g, (sign) => ALIKE[sign]!)

/** What a name or number is found by among candidates: it as `squeezeText` writes it, and its skeleton. */
export function identifierKeys(name: string): string[] {
  const squeezed = squeezeText(name)
  return squeezed === '' ? [] : /\p{L}/u.test(squeezed) ? [squeezed, skeletonOf(squeezed)] : [squeezed]
}

/**
 * What in a folded text may be the name or number of somebody, as `identifierKeys` writes it: rows of up to twelve words.
 * Skeletons only where a word has digits and letters: else `all` would be `a11`.
 */
export function identifierCandidates(folded: string, is_own_word: (word: string) => boolean): Set<string> {
  const candidates = new Set<string>()
  for (const text of new Set([folded, readSignsAsDigits(folded)])) addRows(candidates, text, is_own_word)
  return candidates
}

function addRows(candidates: Set<string>, text: string, is_own_word: (word: string) => boolean): void {
  const words = (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(wordOf)
  for (let first = 0; first < words.length; first++)
    for (const { name, is_mixed, is_word } of rowsFrom(words, first)) {
      if (is_mixed) candidates.add(skeletonOf(name))
      if (!is_word || !is_own_word(name)) candidates.add(name)
    }
}

type Word = ReturnType<typeof wordOf>
const wordOf = (word: string) => {
  const is_numeric = /^\d+$/.test(word)
  return { word, is_numeric, is_mixed: !is_numeric && /\p{L}/u.test(word) && /[0134578]/.test(word) }
}

function* rowsFrom(
  words: readonly Word[],
  first: number,
): Iterable<{ name: string; is_mixed: boolean; is_word: boolean }> {
  let name = ''
  let is_mixed = false
  let is_numeric = true
  for (let last = first, count = 0; last < words.length; last++) {
    const next = words[last]!
    count += next.word.length === 1 && last > first ? LETTER_COUNTS : 1
    if (count > WORDS_MAX) return
    name += next.word
    is_mixed ||= next.is_mixed
    is_numeric &&= next.is_numeric
    if (name.length >= (is_numeric ? DIGITS_MIN : CHARACTERS_MIN)) yield { name, is_mixed, is_word: first === last }
  }
}

const readSignsAsDigits = (folded: string): string =>
  folded.replace(/[\p{L}\p{N}@$]*\p{L}[\p{L}\p{N}@$]*/gu, (word) => word.replaceAll('@', '4').replaceAll('$', '5'))
