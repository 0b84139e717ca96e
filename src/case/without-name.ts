const ERASED = '[erased]'

/** No bound of what people write is below this many characters. */
const SHORT = 64

/** Of a character that was cut in two. */
const HALF = /[\uD800-\uDBFF]$/

/**
 * What people wrote without a name, in whatever case they wrote it. As a whole word: an account called `a` is not in every
 * word with that letter. Never longer than it was, unless it is short: what reads it has bounds.
 */
export function withoutName(words: string, name: string): string {
  const escaped = name.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
  const rest = words.replace(new RegExp(`(?<![\\p{L}\\p{N}_-])${escaped}(?![\\p{L}\\p{N}_-])`, 'giu'), () => ERASED)
  return rest.length > words.length ? rest.slice(0, Math.max(words.length, SHORT)).replace(HALF, '') : rest
}

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
