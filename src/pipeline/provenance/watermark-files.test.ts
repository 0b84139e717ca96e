import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { WatermarkConfig } from '#contract/watermark.js'
import { type DetectWatermarkRequest, type WatermarkChoice, watermarkFindingSchema } from '#contract/watermark-files.js'
import { configureEngine } from './configure-engine.js'
import { detectWatermarkFiles } from './detect-watermark-files.js'
import { generateWatermarkLines } from './generate-watermark-lines.js'

const VECTORS = join(import.meta.dirname, '../../../../shared/vectors/vllm_gumbel.json')
const folder = mkdtempSync(join(tmpdir(), 'stillwatch-watermark-'))
afterAll(() => rmSync(folder, { recursive: true }))

const fileOf = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}
const choice = (changes: Partial<WatermarkChoice> = {}): WatermarkChoice => ({ keys: [], values: {}, ...changes })
const detect = (changes: Partial<DetectWatermarkRequest>) => detectWatermarkFiles({ ...choice(), ...changes })

const generate = async (
  changes: Partial<WatermarkChoice>,
  content: string,
  logits = true,
  seed = 1,
): Promise<string[]> => {
  const lines: string[] = []
  const input_file = fileOf('steps.ndjson', content)
  await generateWatermarkLines({ ...choice(changes), input_file, seed, logits, write: (line) => lines.push(line) })
  return lines
}

/** A text of flat logits, token by token through `generate`, as an engine would ask. */
async function markedText(changes: Partial<WatermarkChoice>, length: number): Promise<number[]> {
  const tokens: number[] = []
  for (let i = 0; i < length; i++) {
    const step = JSON.stringify({ tokens, logits: Array.from({ length: 32 }, () => 0) })
    const [line] = await generate(changes, step, false, i)
    tokens.push(JSON.parse(line!).token)
  }
  return tokens
}

describe('what is generated is detected', () => {
  it.each<[Partial<WatermarkChoice>]>([
    [{ scheme: 'vllm-gumbel', keys: ['42'] }],
    [{ scheme: 'vllm-sbw', keys: ['42'], values: { width: 2, delta: 6 } }],
    [{ scheme: 'synthid', keys: ['654,400,836,123'], values: { hash: 'deepmind' } }],
    [{ scheme: 'kgw', values: { vocabulary: 32, delta: 6 } }],
  ])('%j', async (changes) => {
    const tokens_file = fileOf('marked.json', await markedText(changes, 80))
    expect((await detect({ ...changes, tokens_file })).p_value).toBeLessThan(1e-6)
    const [wrong] = changes.scheme === 'synthid' ? ['655,401,837,124'] : ['43']
    expect((await detect({ ...changes, keys: [wrong!], tokens_file })).p_value).toBeGreaterThan(1e-4)
  })

  it('by every statistic of SynthID', async () => {
    const changes = { scheme: 'synthid', keys: ['654,400,836'] } as const
    const tokens_file = fileOf('marked.json', await markedText(changes, 80))
    const weighted = await detect({ ...changes, tokens_file, statistic: 'weighted-mean' })
    expect(weighted).toMatchObject({ statistic: 'weighted mean', expected: 0.5 })
    expect(weighted.p_value).toBeLessThan(1e-6)
    const detector_file = fileOf('detector.json', {
      prior: 0.5,
      beta: [2, 2, 2],
      delta: [0, 0, 0].map(() => [0, 0, 0]),
    })
    const bayesian = await detect({ ...changes, tokens_file, detector_file })
    expect(bayesian).toMatchObject({ statistic: 'bayesian', expected: 0.5 })
    expect(bayesian.score).toBeGreaterThan(0.999)
    expect(bayesian.p_value).toBeLessThan(1e-4)
    await expect(detect({ scheme: 'vllm-gumbel', keys: ['1'], tokens_file, detector_file })).rejects.toThrow(/SynthID/)
  })
})

describe('several keys', () => {
  it('are paid for: the chance of the best one, times their number', async () => {
    const changes = { scheme: 'vllm-gumbel', keys: ['42'] } as const
    const tokens_file = fileOf('marked.json', await markedText(changes, 40))
    const alone = await detect({ ...changes, tokens_file })
    const keys_file = fileOf('keys.txt', '# rotated in May\n7\n42 # now\n\n9\n')
    const among = await detect({ scheme: 'vllm-gumbel', keys: ['1'], keys_file, tokens_file })
    expect(watermarkFindingSchema.parse(among)).toMatchObject({ keys_tried: 4, key: 3, score: alone.score })
    expect(among.log10_p_value).toBeCloseTo(alone.log10_p_value + Math.log10(4), 9)
    expect(among.tried[2]!.p_value).toBe(alone.p_value)
    const config_file = fileOf(
      'configs.json',
      ['7', '42'].map((key) => ({ scheme: 'vllm-gumbel', key })),
    )
    expect(await detect({ config_file, tokens_file })).toMatchObject({ keys_tried: 2, key: 2 })
  })

  it('never come to more than certainty, and never name a key', async () => {
    const tokens_file = fileOf('plain.json', [1, 2, 3])
    const found = await detect({ scheme: 'vllm-gumbel', keys: ['111111', '222222', '333333'], tokens_file })
    expect(found.p_value).toBeLessThanOrEqual(1)
    expect(JSON.stringify(found)).not.toMatch(/111111|222222|333333/)
  })
})

it('a text is read by the tokenizer of its model', async () => {
  const tokenizer_file = fileOf('tokenizer.json', {
    added_tokens: [],
    normalizer: null,
    pre_tokenizer: { type: 'WhitespaceSplit' },
    post_processor: null,
    decoder: null,
    model: {
      type: 'WordPiece',
      vocab: { '[UNK]': 0, to: 1, be: 2, or: 3, not: 4 },
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
    },
  })
  const request = { scheme: 'vllm-gumbel', keys: ['42'], tokenizer_file } as const
  const by_text = await detect({ ...request, text_file: fileOf('a.ndjson', '"to be or not"\n{"output":"not to be"}') })
  const by_ids = await detect({
    scheme: 'vllm-gumbel',
    keys: ['42'],
    tokens_file: fileOf('a.json', [
      [1, 2, 3, 4],
      [4, 1, 2],
    ]),
  })
  expect(by_text).toEqual(by_ids)
  expect(by_text).toMatchObject({ texts: 2, tokens: 7 })
})

describe('what cannot be used', () => {
  const tokens_file = fileOf('plain.json', [1, 2, 3])
  const gumbel = { scheme: 'vllm-gumbel', keys: ['1'], tokens_file } as const
  const config: WatermarkConfig = { scheme: 'vllm-gumbel', key: '1', width: 4 }
  const config_file = fileOf('config.json', config)
  it.each<[Partial<DetectWatermarkRequest>, RegExp]>([
    [{ tokens_file }, /--scheme: no scheme is named/],
    [{ scheme: 'vllm-gumbel', tokens_file }, /--key: a key is missing/],
    [{ ...gumbel, keys: ['secret'] }, /^(?!.*secret).*--key: a key is missing, or is no whole number/],
    [{ ...gumbel, keys: ['99999999999999999999'] }, /^(?!.*9999).*more than 64 bits/],
    [{ ...gumbel, values: { gamma: 0.5 } }, /--gamma: the scheme has no such value/],
    [{ scheme: 'kgw', tokens_file }, /--vocabulary: it is missing/],
    [{ config_file, keys: ['1'], tokens_file }, /--config: a whole configuration/],
    [{ config_file: fileOf('odd.json', { ...config, width: 'x' }), tokens_file }, /odd\.json: width: /],
    [{ config_file: fileOf('cut.json', '{"scheme"'), tokens_file }, /cut\.json: it is no JSON/],
    [{ scheme: 'vllm-gumbel', keys_file: fileOf('k.txt', '1\nabc'), tokens_file }, /k\.txt: key 2 is no whole number/],
    [{ scheme: 'vllm-gumbel', keys: ['1'] }, /one of --tokens and --text/],
    [{ scheme: 'vllm-gumbel', keys: ['1'], text_file: tokens_file }, /--tokenizer: a text needs/],
    [{ ...gumbel, tokens_file: join(folder, 'absent') }, /absent: it cannot be read \(ENOENT\)/],
  ])('%j', async (request, message) => {
    await expect(detect(request)).rejects.toThrow(message)
  })

  it('steps that are none', async () => {
    const kgw = { scheme: 'kgw', values: { vocabulary: 3 } } as const
    await expect(generate(kgw, '{"tokens":[1],"logits":[1,"x"]}')).rejects.toThrow(/steps\.ndjson:1: its logits/)
    await expect(generate(kgw, '\n{"tokens":[-1],"logits":[1,2]}')).rejects.toThrow(/:2: its tokens/)
    await expect(generate(kgw, '[]\nx')).rejects.toThrow(/:1: its tokens/)
    await expect(generate(kgw, 'x')).rejects.toThrow(/no JSON object/)
    await expect(generate(kgw, '{"tokens":[1],"logits":[null,null,null]}')).rejects.toThrow(/no token can come/)
    await expect(
      configureEngine({ ...choice({ scheme: 'vllm-gumbel', keys: ['1', '2'] }), engine: 'vllm' }),
    ).rejects.toThrow(/one key/)
  })
})

it('the same seed draws the same, and null stays what never comes', async () => {
  const kgw = { scheme: 'kgw', values: { vocabulary: 4 } } as const
  const step = '{"tokens":[3],"logits":[0,0.5,null,0.25]}\n'
  const lines = await generate(kgw, step.repeat(20))
  expect(await generate(kgw, step.repeat(20))).toEqual(lines)
  const tokens = lines.map((line) => JSON.parse(line))
  expect(tokens.every(({ token, logits }) => token !== 2 && logits[2] === null)).toBe(true)
  expect(new Set(tokens.map(({ token }) => token)).size).toBeGreaterThan(1)
})

describe.skipIf(!existsSync(VECTORS))('the whole detections of vLLM (not in the project: ../shared/vectors)', () => {
  const { cases } = existsSync(VECTORS) ? JSON.parse(readFileSync(VECTORS, 'utf8')) : { cases: [] }
  // Contexts count once here; the case that counts them again has none that repeats.
  it.each(
    cases as {
      name: string
      tokens: number[]
      detection_key: string
      context_width: number
      score: number
      p_value: number
      scored: number
    }[],
  )('$name', async ({ tokens, detection_key, context_width, score, p_value, scored }) => {
    const tokens_file = fileOf('vector.json', tokens)
    const found = await detect({
      scheme: 'vllm-gumbel',
      keys: [detection_key],
      values: { width: context_width },
      tokens_file,
    })
    expect(found.scored).toBe(scored)
    expect(found.score).toBeCloseTo(score, 9)
    expect(found.p_value / p_value).toBeCloseTo(1, 9)
  })
})
