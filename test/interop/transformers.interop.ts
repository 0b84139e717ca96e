import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { type WatermarkConfig, watermarkConfigSchema } from '#contract/watermark.js'
import { Random } from '#lib/random.js'
import { chooseToken } from '#provenance/watermark/choose-token.js'
import { detectWatermark } from '#provenance/watermark/detect-watermark.js'
import { openMarker } from '#provenance/watermark/open-marker.js'
import { createTransformersProcessor } from '#provenance/watermark/transformers-processor.js'
import { runProgram } from './run-program.js'

const VERSION = '4.3.1'

interface Tensor {
  data: Float32Array
  dims: number[]
}
/** Called as a function, as its `generate` does. */
type Processor = (ids: bigint[][], logits: Tensor) => Tensor
/** What is used of the package; its own types need a browser's. */
interface Transformers {
  Tensor: new (type: 'float32', data: Float32Array, dims: number[]) => Tensor
  LogitsProcessor: new () => object
  LogitsProcessorList: new () => Processor & { push(processor: object): void }
  TemperatureLogitsWarper: new (temperature: number) => object
  NoBadWordsLogitsProcessor: new (words: number[][], eos: number[]) => object
}

/** A model of word pairs, trained here: each word follows the last by how often it did, and any word now and then. */
const TEXT =
  `the harbour was quiet when the ferry came in and the wind was from the west . the ferry had lost a rope in the
night , and the men on the quay had not seen it come . a dog ran along the quay and a boy ran after the dog . nobody had
the rope , and nobody had seen the boy . when the wind came from the north the men went in , and the dog and the boy were
quiet in the night . the quay was lost in the rain , and the ferry went out again with the west wind .`.split(/\s+/)
const WORDS = [...new Set(TEXT)]
const IDS = TEXT.map((word) => WORDS.indexOf(word))
const PROMPT = IDS.slice(0, 6)

function trainPairs(): Float32Array[] {
  const counts = WORDS.map(() => new Float32Array(WORDS.length).fill(0.3))
  for (let i = 1; i < IDS.length; i++) counts[IDS[i - 1]!]![IDS[i]!]! += 1
  return counts.map((row) => row.map(Math.log))
}
const LOGITS = trainPairs()

const folder = await mkdtemp(join(tmpdir(), 'stillwatch-transformers-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Without scripts nothing is fetched beside the packages: its engine is loaded, and none of its models is run. */
async function install(): Promise<Transformers> {
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  const line = ['install', `@huggingface/transformers@${VERSION}`, '--ignore-scripts', '--no-audit', '--no-fund']
  await runProgram('npm', line, { cwd: folder })
  return import(pathToFileURL(join(folder, 'node_modules/@huggingface/transformers/dist/transformers.node.mjs')).href)
}

const installed = await install().catch((error: Error) => {
  if (process.env.CI) throw error
  process.stderr.write(`@huggingface/transformers: its tests are skipped: ${error.message}\n`)
})
const transformers = installed as Transformers

/** As `generate` of Transformers.js: each step runs the list over [batch, vocabulary] logits; two rows at once. */
function generate(config: WatermarkConfig | undefined, length: number): number[][] {
  const random = new Random(11)
  const list = new transformers.LogitsProcessorList()
  list.push(new transformers.TemperatureLogitsWarper(1.2))
  if (config !== undefined) {
    const marker = openMarker(config, () => random.unit())
    list.push(createTransformersProcessor(transformers.LogitsProcessor, marker, { prompt_tokens: PROMPT.length }))
  }
  const rows = [PROMPT.map(BigInt), PROMPT.map(BigInt)]
  for (let step = 0; step < length; step++) {
    const flat = rows.flatMap((row) => [...LOGITS[Number(row.at(-1))]!])
    const logits = list(rows, new transformers.Tensor('float32', Float32Array.from(flat), [2, WORDS.length]))
    rows.forEach((row, i) => {
      const own = Float64Array.from(logits.data.subarray(i * WORDS.length, (i + 1) * WORDS.length))
      row.push(BigInt(chooseToken(config?.scheme ?? 'kgw', own, () => random.unit())!))
    })
  }
  return rows.map((row) => row.slice(PROMPT.length).map(Number))
}

const CONFIGS = [
  { scheme: 'vllm-gumbel', key: 42, width: 2 },
  { scheme: 'vllm-sbw', key: 42, width: 2, delta: 4 },
  { scheme: 'synthid', keys: [654, 400, 836, 123, 340], ngram_length: 3 },
  { scheme: 'synthid', hash: 'deepmind', keys: [654, 400, 836, 123, 340], ngram_length: 3 },
  { scheme: 'kgw', vocabulary: WORDS.length, width: 1, delta: 4 },
  { scheme: 'unigram', key: 7, vocabulary: WORDS.length, delta: 4 },
].map((given): [string, WatermarkConfig] => [JSON.stringify(given), watermarkConfigSchema.parse(given)])

describe.skipIf(installed === undefined)(`@huggingface/transformers ${VERSION}`, () => {
  it.each(CONFIGS)('runs our processor among its own: %s', (_, config) => {
    const [first, second] = generate(config, 300)
    const found = detectWatermark(config, [first!, second!])
    const plain = detectWatermark(config, generate(undefined, 300))
    // What counts once leaves few tokens of a vocabulary this small: green words of unigram are some fifty.
    expect(found.log10_p_value).toBeLessThan(config.scheme === 'unigram' ? -1 : -5)
    expect(found.log10_p_value).toBeLessThan(plain.log10_p_value)
    expect(plain.log10_p_value).toBeGreaterThan(-4)
  })

  it('leaves alone what another processor has ruled out', () => {
    const list = new transformers.LogitsProcessorList()
    const marker = openMarker(watermarkConfigSchema.parse({ scheme: 'synthid', keys: [1, 2, 3] }))
    list.push(new transformers.NoBadWordsLogitsProcessor([[0]], [WORDS.length - 1]))
    list.push(createTransformersProcessor(transformers.LogitsProcessor, marker))
    const logits = new transformers.Tensor('float32', Float32Array.from(LOGITS[0]!), [1, WORDS.length])
    const { data } = list([[1n, 2n, 3n, 4n]], logits)
    expect(data[0]).toBe(Number.NEGATIVE_INFINITY)
    expect([...data].reduce((all, logit) => all + Math.exp(logit), 0)).toBeCloseTo(1, 5)
  })
})
