/** What no reader can use: halves of characters, which UTF-8 cannot write, and control characters but line ends and tabs. */
const UNUSABLE = /\p{Cs}|[^\P{Cc}\n\t]/gu
const ELLIPSIS = '…'

/** A text as any program can read it, cut to its bound; a cut shows. */
export function cleanText(text: string, characters_max: number): string {
  const clean = text.replace(UNUSABLE, '\ufffd')
  if (clean.length <= characters_max) return clean
  // A cut in the middle of a pair would leave a half of a character.
  return clean.slice(0, characters_max - 1).replace(/\p{Cs}$/u, '') + ELLIPSIS
}
