import type { CanarySlot } from '#contract/canary.js'

/** One way in which a variant may stand in a text. */
export interface PhraseForm {
  text: string
  slot: CanarySlot
  variant: number
  /** the variant begins small, and here with a capital */
  capital: boolean
}

/** The forms of all slots by the character that they begin with, the longest first. */
export type PhraseIndex = ReadonlyMap<string, readonly PhraseForm[]>

export const capitalised = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1)

/** A phrase that begins small may also begin a sentence; other capitals are read as they are written. */
export function indexPhrases(slots: readonly CanarySlot[]): PhraseIndex {
  const index = new Map<string, PhraseForm[]>()
  const add = (form: PhraseForm): void => {
    const first = form.text.charAt(0)
    index.set(
      first,
      [...(index.get(first) ?? []), form].sort((a, b) => b.text.length - a.text.length),
    )
  }
  for (const slot of slots)
    for (const [variant, text] of slot.variants.entries()) {
      add({ text, slot, variant, capital: false })
      if (capitalised(text) !== text) add({ text: capitalised(text), slot, variant, capital: true })
    }
  return index
}

/** Letters, digits, and what joins them to addresses, names of files and of programs. */
const JOINER = /[\p{L}\p{M}\p{N}\p{Cs}_\-/\\@#&=%$+~'’`<>|^]/u
const WORD = /[\p{L}\p{N}]/u

/** Whether a phrase may begin behind this character; '' at the start of a text. */
export const mayBegin = (before: string): boolean => !JOINER.test(before) && before !== '.'

/**
 * Whether a phrase may end before these characters; `undefined` where that is not known until more of the text is there.
 * @param next up to three characters behind the phrase
 * @param final no more will come
 */
export function mayEnd({ text }: PhraseForm, next: string, final: boolean): boolean | undefined {
  // Units and not characters: of a pair of surrogates only the first half may be there yet.
  const [first, second, third] = [next.charAt(0), next.charAt(1), next.charAt(2)]
  if (first === '') return final ? true : undefined
  if (first === '.' || first === ':') return second === '' ? (final ? true : undefined) : !WORD.test(second)
  const possessive = (first === "'" || first === '’') && /^\p{Lu}/u.test(text)
  if (!possessive) return !JOINER.test(first)
  if (second === '') return final ? false : undefined
  if (second !== 's') return false
  return third === '' ? (final ? true : undefined) : !JOINER.test(third)
}
