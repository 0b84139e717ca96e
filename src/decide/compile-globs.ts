/** True where a text fits one of the globs. */
export type GlobTest = (text: string) => boolean

/**
 * Compiles globs in which `*` stands for any characters, also none; everything else stands for itself. Case is not
 * heeded: servers accept a model's name in any case, and a rule must not be escaped by writing it otherwise.
 *
 * Not by regular expressions: `*a*a*a*…` makes their time grow without bound, this stays at length of text × globs.
 */
export function compileGlobs(globs: readonly string[]): GlobTest {
  const whole = new Set<string>()
  const pieces: string[][] = []
  for (const glob of globs) {
    const lower = glob.toLowerCase()
    if (lower.includes('*')) pieces.push(lower.split('*'))
    else whole.add(lower)
  }
  return (text) => {
    const lower = text.toLowerCase()
    return whole.has(lower) || pieces.some((parts) => fits(lower, parts))
  }
}

/** The first and last part are bound to the ends; those between are found from left to right, the earliest place each. */
function fits(text: string, parts: readonly string[]): boolean {
  const first = parts[0] as string
  const last = parts[parts.length - 1] as string
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false
  let from = first.length
  const end = text.length - last.length
  for (let index = 1; index < parts.length - 1; index += 1) {
    const part = parts[index] as string
    const found = text.indexOf(part, from)
    if (found < 0 || found + part.length > end) return false
    from = found + part.length
  }
  return true
}
