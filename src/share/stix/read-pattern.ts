import { patternTokens } from './pattern-tokens.js'

/** What one comparison of a pattern says: a path, without spaces, and a text that it equals. */
export interface PatternComparison {
  path: string
  value: string
}

export const PATTERN_CHARACTERS_MAX = 10_000
const COMPARISONS_MAX = 100

/**
 * The comparisons of a STIX pattern of which any one suffices: `=` and `IN` of texts, joined by OR, in one observation or
 * several. Undefined where it says anything else (AND, NOT, LIKE, qualifiers, sequences), since to heed a part of that
 * would be to look for something else than was meant.
 */
export function readPattern(pattern: string): PatternComparison[] | undefined {
  const tokens = pattern.length > PATTERN_CHARACTERS_MAX ? undefined : patternTokens(pattern)
  return tokens === undefined ? undefined : new PatternReading(tokens).read()
}

/** One pass over the tokens; each method says whether what it reads is there, and goes past it. */
class PatternReading {
  private at = 0
  private readonly found: PatternComparison[] = []
  constructor(private readonly tokens: readonly string[]) {}

  read(): PatternComparison[] | undefined {
    const whole = this.listOf('OR', () => this.observation()) && this.at === this.tokens.length
    return whole ? this.found : undefined
  }

  private observation(): boolean {
    return this.take('[') && this.listOf('OR', () => this.comparison()) && this.take(']')
  }

  private comparison(): boolean {
    const path = this.path()
    if (this.take('=')) return this.keep(path)
    return this.take('IN') && this.take('(') && this.listOf(',', () => this.keep(path)) && this.take(')')
  }

  private listOf(separator: string, readOne: () => boolean): boolean {
    do if (!readOne()) return false
    while (this.take(separator))
    return true
  }

  private take(word: string): boolean {
    const taken = this.tokens[this.at]?.toUpperCase() === word
    if (taken) this.at += 1
    return taken
  }

  /** Names of keys are texts too, and an index stands in brackets: all up to the operator. */
  private path(): string {
    const start = this.at
    while (this.at < this.tokens.length && !/^(=|IN)$/i.test(this.tokens[this.at] as string)) this.at += 1
    return this.tokens.slice(start, this.at).join('')
  }

  private keep(path: string): boolean {
    const token = this.tokens[this.at]
    if (path === '' || !token?.startsWith("'")) return false
    this.at += 1
    this.found.push({ path, value: token.slice(1, -1).replace(/\\(.)/gsu, '$1') })
    return this.found.length <= COMPARISONS_MAX
  }
}
