import { visitTexts } from './visit-texts.js'
import { withoutTexts } from './without-texts.js'

/** What a form of ours looks like: had from specimens that its own renderer made of nothing but our words. */
export interface LearnedForm {
  /** members that it may have */
  paths: ReadonlySet<string>
  /** texts that it may hold as they are */
  texts: ReadonlySet<string>
  /** words of its sentences, in lower case */
  words: ReadonlySet<string>
}

export const WORD = /[\p{L}\p{N}\p{M}\p{Cf}]+/gu

/**
 * Learns a form. So the list of what may leave is never behind the renderers: a field or a sentence that is added there
 * is known here, and one that comes out of a campaign is not.
 * @param fillings texts that the specimens were filled with where people's words go: not learned
 */
export function learnForm(specimens: readonly unknown[], fillings: readonly string[]): LearnedForm {
  const paths = new Set<string>()
  const texts = new Set<string>()
  const words = new Set<string>()
  for (const specimen of specimens)
    for (const { path, text, is_name } of visitTexts(specimen, Number.POSITIVE_INFINITY).texts) {
      if (is_name) {
        paths.add(path)
        continue
      }
      const rest = withoutTexts(text, fillings)
      if (rest === text) texts.add(text)
      for (const [word] of rest.matchAll(WORD)) words.add(word.toLowerCase())
    }
  return { paths, texts, words }
}
