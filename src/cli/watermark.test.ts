import { expect, test } from 'vitest'
import type { WatermarkFinding } from '#contract/watermark-files.js'
import { runFake } from './fixtures/fake-cli.js'
import { renderEngineConfig } from './watermark-config.js'
import { renderWatermarkFinding } from './watermark-detect.js'

const FOUND: WatermarkFinding = {
  scheme: 'vllm-gumbel',
  statistic: 'sum',
  score: 296.27,
  expected: 64,
  p_value: 2.14e-60,
  log10_p_value: -59.67,
  tokens: 70,
  scored: 64,
  texts: 1,
  keys_tried: 2,
  key: 2,
  tried: [
    { scheme: 'vllm-gumbel', score: 63.25, scored: 64, p_value: 0.52, log10_p_value: -0.28 },
    { scheme: 'vllm-gumbel', score: 296.27, scored: 64, p_value: 1.07e-60, log10_p_value: -59.97 },
  ],
}

test('detect hands over what was asked', async () => {
  const { status, out, calls } = await runFake([
    ...['watermark', 'detect', '--scheme', 'vllm-gumbel', '--key', '42', '--key', '43', '--width', '4'],
    ...['--tokens', 'ids.json', '--format', 'json'],
  ])
  expect(status).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ score: 12.5, p_value: 0.2, scored: 10 })
  expect(calls).toEqual([
    ['detectWatermark', [{ scheme: 'vllm-gumbel', keys: ['42', '43'], values: { width: 4 }, tokens_file: 'ids.json' }]],
  ])
})

test('generate and config do as well', async () => {
  const marking = await runFake(['watermark', 'generate', '--config', 'c.json', '--seed', '7', '--no-logits'])
  expect(marking.calls[0]).toMatchObject([
    'generateWatermark',
    [{ config_file: 'c.json', keys: [], seed: 7, logits: false }],
  ])
  const written = await runFake([
    'watermark',
    'config',
    '--engine',
    'vllm',
    '--scheme',
    'vllm-gumbel',
    '--keys',
    'k.txt',
  ])
  expect(written.calls[0]).toMatchObject(['configureEngine', [{ engine: 'vllm', keys_file: 'k.txt' }]])
  expect(written.out).toContain("--watermark-config '{}'")
})

test.each([
  [['detect', '--scheme', 'odd'], /Allowed choices are vllm-gumbel/],
  [['detect', '--width', '-1'], /whole number/],
  [['detect', '--gamma', 'half'], /must be a number/],
  [['config'], /--engine <name>/],
  [['config', '--engine', 'tensorrt'], /Allowed choices are vllm, tgi, sglang, llama\.cpp/],
])('%j is refused', async (line, message) => {
  const { status, err } = await runFake(['watermark', ...line])
  expect(status).toBe(2)
  expect(err).toMatch(message)
})

test('a finding is told with its chance, what it was corrected for, and what it means', () => {
  const told = renderWatermarkFinding(FOUND)
  expect(told).toContain('chance     2.14e-60 (10^-59.7) (times 2 keys tried)')
  expect(told).toContain('key        number 2 of 2')
  expect(told).toMatch(/It shows this watermark if the keys were fixed before/)
  const nothing = renderWatermarkFinding({ ...FOUND, p_value: 0.4, log10_p_value: -0.4 })
  expect(nothing).toContain('no sign of this watermark')
  expect(nothing).toContain('does not show that there is none')
  expect(renderWatermarkFinding({ ...FOUND, scored: 0, p_value: 1, log10_p_value: 0 })).toContain(
    'Nothing could be scored',
  )
})

test('a chance below all doubles is told by its power', () => {
  const told = renderWatermarkFinding({ ...FOUND, p_value: 5e-324, log10_p_value: -1234.56 })
  expect(told).toContain('(10^-1234.6)')
  expect(told).not.toContain('5e-324')
})

test('the way to start an engine can be pasted into a shell', () => {
  const told = renderEngineConfig({
    engine: 'sglang',
    scheme: 'synthid',
    arguments: ['--watermark-config', "it's.json"],
    environment: { WATERMARK_GAMMA: '0.5' },
    files: [{ name: 'w.json', content: '{\n}\n' }],
    request: { parameters: { watermark: true } },
    notes: ['Mind this.'],
  })
  expect(told).toContain(`--watermark-config 'it'\\''s.json'`)
  expect(told).toContain('WATERMARK_GAMMA=0.5')
  expect(told).toContain('File w.json (chmod 600):\n  {\n  }')
  expect(told).toContain('{"parameters":{"watermark":true}}')
  expect(told).toContain('- Mind this.')
})
