/**
 * Words of the Latin script, runs of digits, runs of line ends, anything else by the character: what the measurements
 * behind this test were made with (words in other scripts would be one long token, so their characters stand alone).
 */
const TOKEN = /[\p{Script=Latin}']+|\p{Nd}+|\n+|[^\s]/gu

/** Words that say how a sentence is built, not what it is about. A shape keeps them; other words lose their letters. */
const FUNCTION_WORDS = new Set(
  (
    'a an the this that these those some any each every no not and or but if then than so because while although as of ' +
    'in on at by for with about from to into over after before between through during without under i you he she it we ' +
    'they me him her us them my your his its our their is are was were be been being am do does did have has had can ' +
    'could will would shall should may might must there here what which who whom whose when where why how also however ' +
    'just only very more most such other both all'
  ).split(' '),
)

/** Endings that tell the kind of an English word well enough without a tagger; longest first. */
const ENDINGS = ['ment', 'ness', 'able', 'tion', 'ing', 'ous', 'ive', 'ly', 'ed', 'al', 'er', 's']

/** Tokens of an answer, trimmed and in lower case. @param characters_max what lies beyond is not read */
export function answerTokens(text: string, characters_max: number): string[] {
  return text.slice(0, characters_max).trim().toLowerCase().replaceAll('’', "'").match(TOKEN) ?? []
}

/** The token without its subject: function words and marks stay, others become their ending or their length. */
export function tokenShape(token: string): string {
  if (FUNCTION_WORDS.has(token)) return token
  if (/^\p{Nd}/u.test(token)) return '0'
  if (token.startsWith('\n')) return token.length > 1 ? '¶¶' : '¶'
  if (!/^[\p{Script=Latin}']/u.test(token)) return token
  const ending = ENDINGS.find((tail) => token.length > tail.length + 2 && token.endsWith(tail))
  if (ending !== undefined) return `~${ending}`
  return token.length > 6 ? 'W' : 'w'
}

/** A 32-bit hash (FNV-1a): answers are compared millions of times, and only for equality. */
export function hashToken(token: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < token.length; i++) hash = Math.imul(hash ^ token.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Two hashes in order made one (the mixing of MurmurHash3). */
export function joinHashes(left: number, right: number): number {
  let hash = Math.imul(left ^ (right + 0x9e3779b9 + (left << 6) + (left >>> 2)), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
