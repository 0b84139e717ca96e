const LETTER = /[\p{L}\p{N}\p{M}\p{Cf}]/u

/** A text without whole occurrences of others: a blank stands where one was. Longer ones go first. */
export function withoutTexts(text: string, others: readonly string[]): string {
  let rest = text
  for (const other of others.toSorted((a, b) => b.length - a.length)) {
    if (other === '') continue
    for (let at = rest.indexOf(other); at !== -1; at = rest.indexOf(other, at + 1)) {
      // In the midst of a word it is none of theirs: by a name of one letter any word could be taken apart.
      const inside = isLetter(rest[at - 1]) && isLetter(other[0])
      const goes_on = isLetter(rest[at + other.length]) && isLetter(other.at(-1))
      if (!inside && !goes_on) rest = `${rest.slice(0, at)} ${rest.slice(at + other.length)}`
    }
  }
  return rest
}

const isLetter = (character: string | undefined): boolean => character !== undefined && LETTER.test(character)
