import { describe, expect, it, test } from 'vitest'
import { engineConfigSchema, WATERMARK_ENGINES, type WatermarkEngine } from '#contract/engine-config.js'
import { InputError } from '#contract/scan.js'
import { watermarkConfigSchema } from '#contract/watermark.js'
import { writeEngineConfig } from './write-engine-config.js'

const write = (engine: WatermarkEngine, config: object) =>
  writeEngineConfig(engine, watermarkConfigSchema.parse(config))
const KEY = '18446744073709551615'

describe('vllm', () => {
  it('keeps every digit of a key', () => {
    const written = write('vllm', { scheme: 'vllm-gumbel', key: KEY })
    expect(written.arguments).toEqual(['--watermark-config', `{"algorithm":"gumbel","key":${KEY},"context_width":4}`])
    expect(written.notes.join(' ')).toContain('"watermarking": false')
  })

  it('names the algorithm, and the seeding of SBW', () => {
    expect(write('vllm', { scheme: 'vllm-dual-gumbel', key: 7, width: 2 }).arguments[1]).toBe(
      '{"algorithm":"dual_key_gumbel","key":7,"context_width":2}',
    )
    const sbw = { scheme: 'vllm-sbw', key: 7, width: 1, gamma: 0.25 }
    expect(JSON.parse(write('vllm', sbw).arguments[1]!)).toEqual({
      algorithm: 'sbw',
      key: 7,
      context_width: 1,
      sbw_scheme: 'lefthash',
      sbw_gamma: 0.25,
      sbw_delta: 2,
    })
  })
})

test('tgi is given its variables, and what requests must carry', () => {
  const written = write('tgi', { scheme: 'kgw', vocabulary: 32_000, delta: 1.5 })
  expect(written.environment).toEqual({ WATERMARK_GAMMA: '0.25', WATERMARK_DELTA: '1.5' })
  expect(written.request).toEqual({ parameters: { watermark: true } })
})

test('sglang is given a file, with keys in full', () => {
  const keys = ['9007199254740993', '-5']
  const { files, arguments: line } = write('sglang', { scheme: 'synthid', hash: 'deepmind', keys })
  expect(line.at(-1)).toBe(files[0]!.name)
  expect(files[0]!.content).toContain('"keys":[9007199254740993,-5],"ngram_len":5,"context_history_size":1024')
  JSON.parse(files[0]!.content)
})

test('llama.cpp is given its keys', () => {
  expect(write('llama.cpp', { scheme: 'synthid', keys: [654, 400] }).arguments).toEqual(['--synthid-keys', '654,400'])
})

test.each<[WatermarkEngine, object, RegExp]>([
  ['vllm', { scheme: 'synthid', keys: [1] }, /vLLM has no watermark synthid/],
  ['vllm', { scheme: 'vllm-gumbel', key: -1 }, /negative/],
  ['vllm', { scheme: 'vllm-gumbel', key: 1, width: 0 }, /at least one token/],
  ['tgi', { scheme: 'vllm-gumbel', key: 1 }, /one watermark: kgw/],
  ['tgi', { scheme: 'kgw', key: 42, vocabulary: 100 }, /public key/],
  ['sglang', { scheme: 'vllm-gumbel', key: 1 }, /no watermark vllm-gumbel/],
  ['sglang', { scheme: 'synthid', keys: [1] }, /hash of DeepMind/],
  ['sglang', { scheme: 'synthid', hash: 'deepmind', keys: [1, 1] }, /differ/],
  ['sglang', { scheme: 'synthid', hash: 'deepmind', keys: [1], ngram_length: 18 }, /at most 17/],
  ['llama.cpp', { scheme: 'unigram', vocabulary: 100 }, /proposal for SynthID/],
  ['llama.cpp', { scheme: 'synthid', keys: [1], ngram_length: 4 }, /layer keys alone/],
])('%s refuses what it would mark otherwise: %j', (engine, config, message) => {
  expect(() => write(engine, config)).toThrow(message)
  expect(() => write(engine, config)).toThrow(InputError)
})

test('what is written has the form that is told of it', () => {
  const configs = [
    { scheme: 'vllm-gumbel', key: 1 },
    { scheme: 'kgw', vocabulary: 10 },
    { scheme: 'synthid', hash: 'deepmind', keys: [1] },
    { scheme: 'synthid', keys: [1] },
  ]
  WATERMARK_ENGINES.forEach((engine, i) => {
    engineConfigSchema.parse(write(engine, configs[i]!))
  })
})
