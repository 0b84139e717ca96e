import { CAPABILITIES, capabilityName } from './capability.js'
import { compilePattern, type PatternTest } from './compile-pattern.js'
import { ownText } from './own-text.js'

/** As in exchanges-intake.sql: of a text so much is read. */
const READ_CHARACTERS_MAX = 3000
/** A weight of 1 names none. */
const WEIGHT_MIN = 2
/** Tools on offer speak for agentic use as much as a word of weight 2. */
const [AGENTIC_CODE, TOOLS_WEIGHT] = [2, 2]

interface Compiled {
  code: number
  concepts: { weight: number; holds: PatternTest[] }[]
}

/** Made with the first request: most gateways have no policy that asks. */
let compiled: readonly Compiled[] | undefined

/**
 * The capability of a request, as ingest will derive it from the same body (exchanges-intake.sql): for decisions that are
 * made before anything is stored. Half a millisecond for a text of 3,000 characters; longer ones are not read further.
 * @param body in one of the four request forms
 */
export function capabilityOfRequest(body: Record<string, unknown>): string {
  const own = ownText(body)
  if (own === '') return capabilityName(0)
  const text = readText(own)
  const offers_tools = isFilled(body.tools) || isFilled(body.functions)
  compiled ??= compileCapabilities()
  let best = { code: 0, weight: WEIGHT_MIN - 1 }
  for (const { code, concepts } of compiled) {
    let weight = offers_tools && code === AGENTIC_CODE ? TOOLS_WEIGHT : 0
    for (const concept of concepts) if (concept.holds.some((holds) => holds(text))) weight += concept.weight
    if (weight > best.weight) best = { code, weight }
  }
  return capabilityName(best.code)
}

const compileCapabilities = (): Compiled[] =>
  CAPABILITIES.map(({ code, concepts }) => ({
    code,
    concepts: concepts.map(({ weight, patterns }) => ({ weight, holds: patterns.map(compilePattern) })),
  }))

/** The engine counts characters, JavaScript halves of some. */
function readText(text: string): string {
  const part = text.slice(0, 2 * READ_CHARACTERS_MAX)
  if (part.length <= READ_CHARACTERS_MAX) return part.toLowerCase()
  return [...part].slice(0, READ_CHARACTERS_MAX).join('').toLowerCase()
}

const isFilled = (value: unknown): boolean => Array.isArray(value) && value.length > 0
