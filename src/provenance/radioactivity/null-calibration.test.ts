import { describe, expect, it } from 'vitest'
import { type WatermarkConfig, watermarkConfigSchema } from '#contract/watermark.js'
import { logBinomialTail } from '#lib/log-binomial-tail.js'
import { Random } from '#lib/random.js'
import { distanceMax, kolmogorovSmirnov } from '../watermark/fixtures/kolmogorov-smirnov.js'
import { repetitiveText } from '../watermark/fixtures/repetitive-text.js'
import { openScorer } from '../watermark/open-scorer.js'
import type { TokenScorer } from '../watermark/token-scorer.js'
import { wrongKeys } from '../watermark/wrong-keys.js'
import { ContextSet } from './context-set.js'
import type { KeySum } from './key-sum.js'
import { contextsOf, type SuspectText, type TallyOptions, TextTally } from './text-tally.js'

const PAIRS = 1000
const VOCABULARY = 1000
const ANSWERS = 3

interface Filtered {
  config: WatermarkConfig
  /** what a step of the sum is; 0 where it has none */
  step: number
  form: 'closed' | 'open'
  unit: TallyOptions['unit']
  /** only contexts that were served count, of marked texts with the same words */
  supervised?: true
  /** else it is marked, and the suspect repeats a part of it: of a prompt, or of a text that it reads */
  clean_prompt?: true | undefined
}

const GUMBEL = watermarkConfigSchema.parse({ scheme: 'vllm-gumbel', key: 0, width: 2 })
const SBW = watermarkConfigSchema.parse({ scheme: 'vllm-sbw', key: 0, width: 2 })
const SKIPGRAM = watermarkConfigSchema.parse({ scheme: 'kgw', seeding: 'skipgram', width: 5, vocabulary: VOCABULARY })
const UNIGRAM = watermarkConfigSchema.parse({ scheme: 'unigram', vocabulary: VOCABULARY })

/** Of schemes where several contexts have one score a token that stood in the prompt is left out for good. */
const clean_prompt = true

const filters: readonly [string, Filtered][] = [
  ['closed, n-grams', { config: GUMBEL, step: 0, form: 'closed', unit: 'ngram' }],
  ['closed, n-grams, supervised', { config: GUMBEL, step: 0, form: 'closed', unit: 'ngram', supervised: true }],
  ['open, n-grams', { config: GUMBEL, step: 0, form: 'open', unit: 'ngram' }],
  ['open, contexts, supervised', { config: GUMBEL, step: 0, form: 'open', unit: 'context', supervised: true }],
  [
    'closed, sums, supervised',
    { config: SBW, step: 1, form: 'closed', unit: 'context', supervised: true, clean_prompt },
  ],
  ['closed, one word of five', { config: SKIPGRAM, step: 1, form: 'closed', unit: 'ngram', clean_prompt }],
  ['closed, tokens alone', { config: UNIGRAM, step: 1, form: 'closed', unit: 'ngram', clean_prompt }],
]

/** As a teacher with a mark would have said it: of some words that might stand there the one that the key likes most. */
function marked(text: readonly number[], scorer: TokenScorer, random: Random): number[] {
  const said: number[] = []
  for (const word of text) {
    const tried = [word, ...Array.from({ length: 3 }, () => text[random.below(text.length)] as number)]
    const at = said.length
    const liked = tried.map((token) => {
      said[at] = token
      return at < scorer.first ? 0 : scorer.score(said, at)
    })
    said[at] = tried[liked.indexOf(Math.max(...liked))] as number
  }
  return said
}

/** What it writes is clean and repetitive, and in the middle it repeats a part of its prompt, which is marked. */
function answered(clean: readonly number[], prompt: readonly number[]): SuspectText {
  return { prompt, tokens: [...clean.slice(0, 30), ...prompt.slice(10, 40), ...clean.slice(30)] }
}

/**
 * It reads a marked text that says half of it again. What followed the same two words before it thinks of again, else of what
 * clean texts say.
 */
function predicted(clean: readonly number[], prompt: readonly number[]): SuspectText {
  const tokens = [...prompt, ...prompt.slice(0, prompt.length / 2)]
  const known = new Map<string, number>()
  const guesses = tokens.map((token, at) => {
    const before = `${tokens[at - 2]} ${tokens[at - 1]}`
    const guess = known.get(before) ?? (clean[at % clean.length] as number)
    known.set(before, token)
    return guess
  })
  return { tokens, predicted: guesses }
}

const untold = (text: SuspectText): SuspectText => ('prompt' in text ? { ...text, prompt: [] } : text)

/** Chances of clean suspects: the exact ones, and with the step of the sum drawn within. */
function chancesOf(filtered: Filtered, tell = (text: SuspectText) => text) {
  const { config, step, form, unit, supervised, clean_prompt } = filtered
  const random = new Random(23)
  const chances = { exact: [] as number[], randomised: [] as number[] }
  wrongKeys(config, PAIRS, 29).forEach((wrong, pair) => {
    const scorer = openScorer(wrong)
    const served = supervised && new ContextSet()
    const texts = Array.from({ length: ANSWERS }, (_, n) => {
      // Of one lexicon, with the same phrases: else nothing that it writes would have been served or asked.
      const text = repetitiveText(200, VOCABULARY, ANSWERS * pair + n)
      const [asked, said, clean] = [text.slice(0, 50), text.slice(50, 140), text.slice(140)]
      if (served) contextsOf(marked(said, scorer, random), scorer, served)
      const prompt = clean_prompt ? asked : marked(asked, scorer, random)
      return form === 'closed' ? answered(clean, prompt) : predicted(clean, prompt)
    })
    const tally = new TextTally([scorer], { ...(unit && { unit }), sample_max: 0, ...(served && { served }) })
    for (const text of texts) tally.add(tell(text))
    const { sum, scored } = tally.sums[0] as KeySum
    const exact = scored === 0 ? 1 : Math.exp(scorer.logTail(sum, scored))
    const beyond = scored === 0 ? 0 : Math.exp(scorer.logTail(sum + step, scored))
    chances.exact.push(exact)
    chances.randomised.push(beyond + random.unit() * (exact - beyond))
  })
  return chances
}

function expectNoneTooSmall(exact: readonly number[]): void {
  for (const level of [0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.001]) {
    const below = exact.filter((chance) => chance <= level).length
    expect(logBinomialTail(below, PAIRS, level), `${below} of ${PAIRS} at ${level}`).toBeGreaterThan(Math.log(1e-4))
  }
}

describe(`${PAIRS} clean suspects, each under a wrong key`, () => {
  it.each(filters)(
    '%s: randomised chances are uniform, exact ones never too small',
    (_, filtered) => {
      const { exact, randomised } = chancesOf(filtered)
      expect(kolmogorovSmirnov(randomised)).toBeLessThan(distanceMax(PAIRS))
      expectNoneTooSmall(exact)
    },
    60_000,
  )

  const hearing = filters.filter(([, { clean_prompt }]) => clean_prompt)
  it.each(hearing)(
    '%s: behind marked prompts chances are greater than uniform, for what the key likes was heard',
    (_, filtered) => {
      const { exact, randomised } = chancesOf({ ...filtered, clean_prompt: undefined })
      expect(randomised.filter((chance) => chance > 0.5).length).toBeGreaterThan(PAIRS / 2)
      expectNoneTooSmall(exact)
    },
    60_000,
  )

  it.each([filters[0]!, ...hearing])(
    '%s: they would be too small, were marked prompts not told',
    (_, filtered) => {
      const { randomised } = chancesOf({ ...filtered, clean_prompt: undefined }, untold)
      expect(kolmogorovSmirnov(randomised)).toBeGreaterThan(distanceMax(PAIRS))
    },
    60_000,
  )
})
