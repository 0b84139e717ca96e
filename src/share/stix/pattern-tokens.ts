/** A text in quotes, a sign, a word, or space. No alternative begins as another does, and none repeats within itself. */
const TOKEN = /'(?:[^'\\]|\\.)*'|[[\](),=]|[A-Za-z0-9_.:*-]+|\s+/suy

/**
 * The words of a pattern, without the spaces between them; undefined at the first character that begins none. It is read
 * once from end to end, so that a pattern made to be slow is not.
 */
export function patternTokens(pattern: string): string[] | undefined {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < pattern.length) {
    const token = TOKEN.exec(pattern)?.[0]
    if (token === undefined) return undefined
    if (token.trim() !== '') tokens.push(token)
  }
  return tokens
}
