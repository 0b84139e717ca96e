/** Letters of other scripts that look like Latin ones: Unicode TS 39, those that are used to write names past a filter. */
const LOOKALIKES: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['аӑӓαɑ', 'a'],
    ['вβ', 'b'],
    ['сςϲ', 'c'],
    ['ԁɗ', 'd'],
    ['еёєεҽ', 'e'],
    ['ƒ', 'f'],
    ['ɡցɢ', 'g'],
    ['һհнη', 'h'],
    ['іїιıɩɪ', 'i'],
    ['јϳ', 'j'],
    ['кκ', 'k'],
    ['ӏłⅼ', 'l'],
    ['мμ', 'm'],
    ['пո', 'n'],
    ['оοσօøө', 'o'],
    ['рρ', 'p'],
    ['ԛ', 'q'],
    ['гɾ', 'r'],
    ['ѕ', 's'],
    ['тτ', 't'],
    ['υս', 'u'],
    ['ѵν', 'v'],
    ['ԝω', 'w'],
    ['хχ', 'x'],
    ['уγү', 'y'],
    ['ᴢ', 'z'],
  ].flatMap(([from, to]) => [...from!].map((letter) => [letter, to!])),
)
const DIGITS_FOR_LETTERS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' }

/** A text as a reader sees it: without case, marks, invisible characters and letters that only look like others. */
export const foldText = (text: string): string =>
  // Most texts are plain, and a document has millions of characters.
  /^[\x20-\x7e]*$/.test(text)
    ? text.toLowerCase()
    : [
        ...text
          .normalize('NFKC')
          .replace(/\p{Cf}|\p{Default_Ignorable_Code_Point}/gu, '')
          .normalize('NFD')
          .replace(/\p{M}/gu, '')
          .toLowerCase(),
      ]
        .map((letter) => LOOKALIKES[letter] ?? letter)
        .join('')

/** Letters and digits alone, folded: what is left of a text however it is spaced. */
export const squeezeText = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]+/gu, '')

/** Digits that stand for letters, in words that have both. */
export const readDigitsAsLetters = (folded: string): string =>
  folded.replace(/[\p{L}\p{N}@$]*\p{L}[\p{L}\p{N}@$]*/gu, (word) =>
    word.replace(/[013457@$]/g, (sign) => DIGITS_FOR_LETTERS[sign] ?? (sign === '@' ? 'a' : 's')),
  )
