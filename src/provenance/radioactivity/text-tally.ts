import { InputError } from '#contract/scan.js'
import type { TokenScorer } from '../watermark/token-scorer.js'
import { ContextSet } from './context-set.js'
import { KeySum } from './key-sum.js'
import { UnitSample } from './unit-sample.js'

/** Closed form: what the suspect wrote, and what it was asked with (all that stood in its window). */
export interface SuspectAnswer {
  tokens: ArrayLike<number>
  prompt: ArrayLike<number>
}

/**
 * Open form: a watermarked text that was fed to the suspect, and its greatest token at each place of it: `predicted[i]`
 * after it read `tokens[0 … i − 1]`, below 0 where there is none.
 */
export interface SuspectPrediction {
  tokens: ArrayLike<number>
  predicted: ArrayLike<number>
}

export type SuspectText = SuspectAnswer | SuspectPrediction

/** What of a scorer decides which tokens count. Scorers that are tallied together have it in common. */
export type UnitShape = Pick<TokenScorer, 'context_width' | 'first' | 'unit'>

export interface TallyOptions {
  /** contexts that were served with a watermark; where given, a token after another context does not count */
  served?: ContextSet
  /** what is scored once alone, where it is not what the scorers say; supervised, `context` finds more of two and up */
  unit?: TokenScorer['unit']
  /** units that are remembered as scored: those past it do not count, since they might be repeats */
  units_max?: number
  /** first units that wrong keys are tried on */
  sample_max?: number
}

/** A hundred keys on them are two million scores: seconds for most schemes, a minute or two for large KGW lists. */
const SAMPLE_MAX = 20_000

/**
 * Sums of the scores of a suspect's texts under several keys, by Sander et al. (arXiv 2402.14904), sections 4 and 5: each
 * unit once in all texts together, none whose context stood before it in the model's window by another's hand (the
 * prompt; in the open form the text it reads), and, supervised, none whose context was not served. What is left out is
 * decided without the keys, so that it cannot lean towards any.
 */
export class TextTally {
  /** tokens that have a context, before any is left out */
  raw = 0
  /** tokens that count, before a key finds some of one source */
  units = 0
  readonly skipped = { prompt: 0, unserved: 0, repeated: 0 }
  /** one a scorer */
  readonly sums: readonly KeySum[]
  readonly sample: UnitSample
  readonly #served: ContextSet | undefined
  readonly #seen: ContextSet
  readonly #shape: UnitShape
  readonly #scratch: number[] = []

  /** @throws InputError without a scorer, or with scorers of different shapes */
  constructor(
    scorers: readonly TokenScorer[],
    { served, unit, units_max, sample_max = SAMPLE_MAX }: TallyOptions = {},
  ) {
    const shape = sharedShape(scorers)
    // Without a context a token is all there is to tell one unit from another, and there is nothing to be served.
    const alone = shape.context_width === 0
    this.#shape = { ...shape, unit: alone ? 'ngram' : (unit ?? shape.unit) }
    this.#served = alone ? undefined : served
    this.#seen = new ContextSet(units_max === undefined ? {} : { contexts_max: units_max })
    this.sums = scorers.map((scorer) => new KeySum(scorer, units_max))
    this.sample = new UnitSample(shape.context_width, sample_max)
  }

  /** units left out since no more could be remembered; they are among those repeated */
  get units_dropped(): number {
    return this.#seen.dropped
  }

  /** served contexts that found no place: tokens after them are among those that were not served */
  get contexts_dropped(): number {
    return this.#served?.dropped ?? 0
  }

  add(text: SuspectText): void {
    for (const one of this.sums) one.begin()
    if ('predicted' in text) this.#addPrediction(text)
    else this.#addAnswer(text)
  }

  #addAnswer({ tokens, prompt }: SuspectAnswer): void {
    const { context_width, first } = this.#shape
    // Without a bound but the prompt's own: an echo that is forgotten would count as learned.
    const echoes = contextsOf(prompt, this.#shape, new ContextSet({ contexts_max: Number.POSITIVE_INFINITY }))
    for (let at = first; at < prompt.length; at++) this.#hear(prompt, at)
    for (let at = first; at < tokens.length; at++) {
      this.raw++
      if (echoes.has(tokens, at - context_width, echoEnd(at, context_width))) this.skipped.prompt++
      else this.#count(tokens, at)
    }
  }

  #addPrediction({ tokens, predicted }: SuspectPrediction): void {
    const { context_width, first } = this.#shape
    const before = new ContextSet()
    for (let at = first; at < Math.min(tokens.length, predicted.length); at++) {
      // What stands at the place before is read by now.
      if (at > first) this.#hear(tokens, at - 1)
      // A model may repeat what followed the same context earlier in the text that it reads.
      const fresh = context_width === 0 || before.add(tokens, at - context_width, at)
      const token = predicted[at] ?? -1
      if (token < 0) continue
      this.raw++
      if (!fresh) this.skipped.prompt++
      else this.#count(this.#scratchOf(tokens, at, token), Math.min(at, context_width))
    }
  }

  #hear(tokens: ArrayLike<number>, at: number): void {
    for (const one of this.sums) one.hear(tokens, at)
  }

  /** The context of a place with another token after it. */
  #scratchOf(tokens: ArrayLike<number>, at: number, token: number): number[] {
    const scratch = this.#scratch
    scratch.length = 0
    for (let i = Math.max(0, at - this.#shape.context_width); i < at; i++) scratch.push(tokens[i] as number)
    scratch.push(token)
    return scratch
  }

  #count(tokens: ArrayLike<number>, at: number): void {
    const from = at - this.#shape.context_width
    if (this.#served?.has(tokens, from, at) === false) {
      this.skipped.unserved++
      return
    }
    if (!this.#seen.add(tokens, from, this.#shape.unit === 'context' ? at : at + 1)) {
      this.skipped.repeated++
      return
    }
    this.units++
    this.sample.add(tokens, at)
    for (const one of this.sums) one.add(tokens, at)
  }
}

/** A scheme without a context is told from its token alone: there it is the token that must not be an echo. */
const echoEnd = (at: number, context_width: number): number => (context_width === 0 ? at + 1 : at)

/**
 * The contexts of a text: those before each of its tokens and the one at its end. Of answers that were served with a
 * watermark they make the supervised filter: `for (const answer of served) contextsOf(answer, scorer, into)`.
 */
export function contextsOf(tokens: ArrayLike<number>, shape: UnitShape, into = new ContextSet()): ContextSet {
  const { context_width, first } = shape
  if (tokens.length === 0) return into
  const end = context_width === 0 ? tokens.length - 1 : tokens.length
  for (let at = first; at <= end; at++) into.add(tokens, at - context_width, echoEnd(at, context_width))
  return into
}

function sharedShape(scorers: readonly TokenScorer[]): UnitShape {
  const [one, ...others] = scorers
  if (one === undefined)
    throw new InputError('there is no key', 'radioactivity', 'Name a key that was in force, or a period of keys.')
  const { context_width, first, unit } = one
  if (others.some((o) => o.context_width !== context_width || o.first !== first || o.unit !== unit))
    throw new InputError(
      'keys of different schemes or widths are tested together',
      'radioactivity',
      'Test each watermark configuration on its own, and correct over all of them.',
    )
  return { context_width, first, unit }
}
