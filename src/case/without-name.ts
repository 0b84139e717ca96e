const ERASED = '[erased]'
/** Where the word does not fit: one character, as short as any name. */
const GONE = '…'

/** No bound of what people write is below this many characters. */
const SHORT = 64

/** Letters, digits and marks on letters: what words are made of. */
const WORD = String.raw`[\p{L}\p{N}\p{M}]`
/** In these scripts words stand without blanks. */
const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => String.raw`\p{Script=${script}}`)
  .join('')
/** Beside a name in another script. */
const JOINED = `(?![${UNSPACED}])${WORD}`
/** Markdown's emphasis, at its beginning and at its end. */
const OPENS = `(?<!${WORD})_{1,3}`
const CLOSES = `_{1,3}(?!${WORD})`
/** Between letters they make one name of two: `alice@example.com`, `org/team-2`, `person:ada`. */
const JOINS = '[-.@:/+]'
/** A segment of an address is a name of its own. */
const IN_ADDRESS = String.raw`://[^\s/]+/(?:[^\s/]*/)*`
/** So is a file without its extension. */
const EXTENSION = String.raw`(?:\.(?:jsonl?|ndjson|[ct]sv|txt|log|md|gz|zst|zip|parquet|pdf|png))+(?!${JOINS}?${JOINED})`

/**
 * What people wrote without a name, in whatever case they wrote it. As a whole word: an account called `a` is not in every
 * word with that letter, nor `12` in a figure, nor `alice` in the name of the account `alice@example.com`. Nothing but the
 * name goes. Never longer than it was, unless it is short: what reads it has bounds.
 */
export function withoutName(words: string, name: string): string {
  const pattern = patternOf(name)
  const rest = words.replace(pattern, () => ERASED)
  return rest.length > Math.max(words.length, SHORT) ? words.replace(pattern, () => GONE) : rest
}

function patternOf(name: string): RegExp {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const letters = [...name]
  const starts = [
    `(?<!${neighbour(letters.at(0)!)}|_|${JOINED}${JOINS})`,
    `(?<=${OPENS})(?=[^\\n]*${CLOSES})`,
    `(?<=${IN_ADDRESS})`,
  ]
  const ends = [
    `(?!${neighbour(letters.at(-1)!)}|_|${JOINS}${JOINED})`,
    `(?=${CLOSES})(?<=${OPENS}[^\\n]*)`,
    `(?=${EXTENSION})`,
    `(?=/)(?<=${IN_ADDRESS}${escaped})`,
  ]
  const pattern = `(?=${escaped})${figureBefore(name)}(?:${starts.join('|')})${escaped}(?:${ends.join('|')})${figureAfter(name)}`
  return new RegExp(pattern, 'giu')
}

/** What makes another word of it. A change to a script without blanks does not: nothing else would end the name there. */
const neighbour = (edge: string): string => (new RegExp(`[${UNSPACED}]`, 'u').test(edge) ? WORD : JOINED)

/** `4,200` and `-12` are numbers of their own. */
const figureBefore = (name: string): string => (/^\p{N}/u.test(name) ? String.raw`(?<!-|\p{N},)` : '')
/** A share is no account. */
const figureAfter = (name: string): string =>
  (/\p{N}$/u.test(name) ? String.raw`(?!,\p{N})` : '') + (/^[\p{N}.,]+$/u.test(name) ? String.raw`(?!\s?%)` : '')

/** The same of a document, in the members of these names, at any depth: what a machine reads is left as it is. */
export function withoutNameIn(document: unknown, name: string, members: readonly string[]): unknown {
  if (Array.isArray(document)) return document.map((item) => withoutNameIn(item, name, members))
  if (typeof document !== 'object' || document === null) return document
  return Object.fromEntries(
    Object.entries(document).map(([member, value]) => [
      member,
      typeof value === 'string' && members.includes(member)
        ? withoutName(value, name)
        : withoutNameIn(value, name, members),
    ]),
  )
}
