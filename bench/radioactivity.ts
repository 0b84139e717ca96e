/**
 * What students of watermarked answers show of the key, by the share that they read, and what clean students show.
 *   npm run bench -- radioactivity --clean 200
 *   npm run bench -- radioactivity --kinds neural --schemes kgw --clean 0
 * Exit status 1 where a bar is broken: a student of 5 % is found below 1e-5 by what was served, and clean ones are as seldom
 * below a chance as it says.
 */
import { parseArgs } from 'node:util'
import { type WatermarkConfig, watermarkConfigSchema } from '#contract/watermark.js'
import { logBinomialTail } from '#lib/log-binomial-tail.js'
import { Random } from '#lib/random.js'
import {
  Classroom,
  predict,
  type Size,
  servedContexts,
  trySuspect,
} from '#provenance/radioactivity/fixtures/classroom.js'

const { values } = parseArgs({
  options: {
    kinds: { type: 'string', default: 'trigram,neural' },
    schemes: { type: 'string', default: 'kgw,kgw-lefthash,sbw,gumbel' },
    clean: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
})
const seed = Number(values.seed)
const kinds = values.kinds.split(',').filter((kind): kind is Size['kind'] => kind === 'trigram' || kind === 'neural')
const schemes = values.schemes.split(',').filter((scheme) => scheme !== '')
const SHARES = [0, 0.01, 0.05, 0.1]

/** As the simulation that the algorithms were chosen by: two tokens of context, for no student here looks further back. */
const SIZES: Readonly<Record<Size['kind'], Size>> = {
  trigram: { kind: 'trigram', vocabulary: 4096, trained: 300_000, emitted: 150_000 },
  neural: { kind: 'neural', vocabulary: 512, trained: 100_000, emitted: 150_000, epochs: 16 },
}
const CLEAN_SIZES: Readonly<Record<Size['kind'], Size>> = {
  trigram: { kind: 'trigram', vocabulary: 1024, trained: 60_000, emitted: 40_000 },
  neural: { kind: 'neural', vocabulary: 512, trained: 20_000, emitted: 20_000, epochs: 6 },
}

function configOf(scheme: string, key: number, vocabulary: number): WatermarkConfig {
  if (scheme === 'gumbel') return watermarkConfigSchema.parse({ scheme: 'vllm-gumbel', width: 2, key })
  if (scheme === 'sbw') return watermarkConfigSchema.parse({ scheme: 'vllm-sbw', width: 2, key })
  if (scheme === 'kgw-lefthash') return watermarkConfigSchema.parse({ scheme: 'kgw', key, vocabulary })
  return watermarkConfigSchema.parse({ scheme: 'kgw', seeding: 'rolling', width: 2, key, vocabulary })
}

/** Bar of students that read 5 %: p-value below it. */
const FOUND_P = 1e-5
/** Shares of clean students that would come once in ten thousand runs. */
const TOO_MANY_P = 1e-4
/** Where the bar is missed and it is known why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'neural kgw-lefthash closed':
    'with one token of context it read a few hundred contexts of 512 words, and forgets which word was green after each; the open form finds it',
  'neural sbw closed':
    'of γ = 1/2 a green token tells a bit and no more, and so small a network forgets most of what it read; the open form finds it',
}
const broken: string[] = []

function hold(name: string, kept: boolean, told: string): void {
  if (kept) return
  const reason = EXCEPTIONS[name]
  if (reason === undefined) broken.push(`${name}: ${told}`)
  else console.log(`  missed as stated, ${name} (${told}): ${reason}`)
}

/** A student of 5 % is found, and one that read nothing of it is not, as a plan would have them tested. */
function holdShare(name: string, share: number, test: { form: string; unit: string; p_value: number }): void {
  const { form, unit, p_value } = test
  // With one token of context there are no more contexts than words.
  if (form === 'closed' && unit !== (name.endsWith('lefthash') ? 'ngram' : 'context')) return
  const told = `p = ${p_value.toExponential(1)} at ${share * 100} %`
  if (share === 0.05) hold(`${name} ${form}`, p_value < FOUND_P, told)
  if (share === 0) hold(`${name} ${form} clean`, p_value >= FOUND_P, told)
}

const pad = (cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(12)).join('')

console.log('log10 p, mean score and scored units; unsupervised by n-grams, supervised by n-grams and by contexts,')
console.log(
  'open by the greatest token after each context of the answers that were read (share 0: of 5 % that were not)',
)
for (const kind of kinds) for (const scheme of schemes) tryShares(kind, scheme)
for (const kind of kinds) if (Number(values.clean) > 0) tryClean(kind, Number(values.clean))
for (const one of broken) console.error(`bar broken: ${one}`)
if (broken.length > 0) process.exitCode = 1

function tryShares(kind: Size['kind'], scheme: string): void {
  const room = new Classroom(SIZES[kind], new Random(seed))
  const config = configOf(scheme, 15_485_863, room.size.vocabulary)
  const all = room.serve(config, 0.1)
  console.log(`\n${kind}, ${scheme}: ${JSON.stringify(SIZES[kind])}`)
  console.log(pad(['share', 'form', 'supervised', 'unit', 'log10 p', 'mean', 'units', 'tokens', 'wrong < .05']))
  for (const share of SHARES) {
    const read = all.slice(0, Math.round(((share || 0.05) * all.length) / 0.1))
    const student = room.teach(share === 0 ? room.speak(0.05) : read)
    const closed = room.question(student)
    const served = servedContexts(config, read)
    const tries = [
      ['closed', closed, { unit: 'ngram' }],
      ['closed', closed, { unit: 'ngram', served }],
      ['closed', closed, { unit: 'context', served, wrong: share === 0.05 ? 100 : 0, sample_max: 5000 }],
      ['open', predict(student, read), { unit: 'context', served }],
    ] as const
    for (const [form, texts, options] of tries) {
      const found = trySuspect(config, texts, options)
      const rate = found.nulls[0]?.rates.find(({ below }) => below === 0.05)?.rate ?? 0
      const wrong = found.nulls[0]?.count === 0 ? '' : `${(rate * 100).toFixed(0)} %`
      const supervised = 'served' in options ? 'yes' : 'no'
      const numbers = [found.log10_p_value.toFixed(1), found.observed.toFixed(4), found.units_scored, found.units_raw]
      console.log(pad([`${share * 100} %`, form, supervised, options.unit, ...numbers, wrong]))
      if (supervised === 'yes')
        holdShare(`${kind} ${scheme}`, share, { form, unit: options.unit, p_value: found.p_value })
    }
  }
}

function tryClean(kind: Size['kind'], students: number): void {
  const chances = new Map<string, number[]>()
  for (let n = 0; n < students; n++) {
    const room = new Classroom(CLEAN_SIZES[kind], new Random(seed * 100_000 + n), n)
    // Half of them read what the teacher says without a mark: its style is not its key.
    const student = room.teach(room.speak(n % 2 === 0 ? 0 : 0.1))
    const closed = room.question(student)
    for (const scheme of ['kgw', 'gumbel']) {
      const config = configOf(scheme, 2 * (seed * 100_000 + n) + 1, room.size.vocabulary)
      const read = room.serve(config, 0.05)
      const served = servedContexts(config, read)
      note(`${scheme} closed`, trySuspect(config, closed, {}).p_value)
      note(`${scheme} closed supervised`, trySuspect(config, closed, { served, unit: 'context' }).p_value)
      note(`${scheme} open`, trySuspect(config, predict(student, read), { served }).p_value)
    }
  }
  console.log(
    `\n${students} clean ${kind} students, each under a key and in a language of its own: ${JSON.stringify(CLEAN_SIZES[kind])}`,
  )
  console.log(`${''.padEnd(24)}${pad(['< 0.05', '< 0.01', '< 1e-3', '< 1e-5', 'least'])}`)
  for (const [name, found] of chances) {
    const below = [0.05, 0.01, 1e-3, 1e-5].map((level) => found.filter((p) => p < level).length)
    ;[0.05, 0.01, 1e-3, 1e-5].forEach((level, at) => {
      const told = `${below[at]} of ${students} below ${level}`
      const seldom = logBinomialTail(below[at] ?? 0, students, level) > Math.log(TOO_MANY_P)
      hold(`${kind} ${name}`, seldom, told)
    })
    console.log(`${name.padEnd(24)}${pad([...below, Math.min(...found).toExponential(1)])}`)
  }

  function note(name: string, p_value: number): void {
    chances.set(name, [...(chances.get(name) ?? []), p_value])
  }
}
