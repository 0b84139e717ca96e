import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import type { MarkedJob } from '#contract/provenance-tests.js'
import { type WatermarkConfig, watermarkConfigSchema } from '#contract/watermark.js'
import { Random } from '#lib/random.js'
import { Classroom } from '#provenance/radioactivity/fixtures/classroom.js'
import type { SuspectAnswer } from '#provenance/radioactivity/text-tally.js'
import { reportProvenance } from './report-provenance.js'
import { testWatermarkFiles } from './test-watermark-files.js'

const folder = mkdtempSync(join(tmpdir(), 'stillwatch-direct-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fileOf = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const config: WatermarkConfig = watermarkConfigSchema.parse({ scheme: 'vllm-gumbel', width: 2, key: '97531' })
const room = new Classroom({ kind: 'trigram', vocabulary: 512, trained: 40_000, emitted: 2_000 }, new Random(3))
const answers = room.serve(config, 0.1).slice(0, 6)
const clean = room.question(room.teach(room.speak(0.1)))
const tokensOf = (texts: readonly SuspectAnswer[]) => texts.map(({ tokens }) => [...Array.from(tokens)])
const config_file = fileOf('watermark.json', config)
/** Whoever resells asks us what he was asked, and gives what we answered. */
const job: MarkedJob = {
  answers_file: fileOf('resold.json', { model: 'reseller', tokens: tokensOf(answers) }),
  prompts_file: fileOf(
    'prompts.json',
    answers.map(() => [7]),
  ),
  config_files: [config_file],
}
const test = (change: Partial<MarkedJob> = {}) => testWatermarkFiles({ ...job, ...change })

it('what is beyond units_max is told, and counts as no plan has it', async () => {
  const small = { settings_file: fileOf('small.json', { provenance: { units_max: 200 } }) }
  const [found] = await test(small)
  expect(found!.options!.units_dropped).toBeGreaterThan(0)
  expect(found!.statement).toContain('(provenance.units_max)')
  expect(found!.command).toContain('--settings small.json')
})

it('the mark is found in answers that were handed on, beside wrong keys, and it is said what that rather shows', async () => {
  const others = ['1', '3', '5'].map((key) => ({ ...config, key }))
  const results = await test({ config_files: [config_file, fileOf('others.json', others)] })
  const [found, ...rest] = results
  expect(found).toMatchObject({ test: 'watermark', suspect: 'reseller', grade: 'strong', registered: false })
  expect(found!.log10_p_value).toBeLessThan(-20)
  expect(found!.adjusted_p_value! / found!.p_value).toBeCloseTo(4, 6)
  expect(found!.nulls).toMatchObject([{ kind: 'wrong-keys', count: 100 }])
  expect(found!.alternatives[0]).toContain('handed on')
  expect(found!.inputs!.map(({ what }) => what)).toEqual(['answers', 'prompts'])
  expect(found!.options).toEqual({ wrong_keys: 100, seed: 1 })
  expect(found!.command).toBe(
    'stillwatch provenance watermark --answers resold.json --prompts prompts.json --config watermark.json others.json ' +
      '--wrong-keys 100 --seed 1 --out FILE',
  )
  expect(JSON.stringify(results)).not.toContain('97531')
  expect(rest.map(({ grade }) => grade)).toEqual(['not shown', 'not shown', 'not shown'])
  expect((await test({ wrong_keys: 10 }))[0]!.grade).toBe('suggestive')

  const files = { result_files: [fileOf('results.json', results)], trust_files: [], timestamp_files: [] }
  const made = await reportProvenance({ ...files, out: join(folder, 'out'), config: fileOf('settings.json', '{}') })
  expect(made).toMatchObject({ grade: 'suggestive' })
  expect(made.statement).toContain('gives answers of ours, or learned from them')
})

it('it is not found in answers of others, nor where the prompts held it', async () => {
  const prompts_file = fileOf(
    'asked.json',
    clean.map(() => [7]),
  )
  const innocent = { answers_file: fileOf('clean.json', { tokens: tokensOf(clean) }), prompts_file }
  expect(await test(innocent)).toMatchObject([{ grade: 'not shown' }])
  const echoed = await test({ prompts_file: fileOf('echoed.json', tokensOf(answers)) })
  expect(echoed).toMatchObject([{ units_scored: 0, grade: 'untested' }])
})

it('predictions are no answers', async () => {
  const answers_file = fileOf('open.json', { tokens: [[1, 2]], predicted: [[1, 2]] })
  await expect(test({ answers_file })).rejects.toThrow('these are predictions')
})
