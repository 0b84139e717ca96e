import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { RadioactivityJob } from '#contract/provenance-tests.js'
import { InputError } from '#contract/scan.js'
import { type WatermarkConfig, watermarkConfigSchema } from '#contract/watermark.js'
import { Random } from '#lib/random.js'
import { keyCommitment } from '#provenance/keys/draw-key.js'
import { Classroom, predict } from '#provenance/radioactivity/fixtures/classroom.js'
import type { SuspectAnswer } from '#provenance/radioactivity/text-tally.js'
import { reportProvenance } from './report-provenance.js'
import { testRadioactivityFiles } from './test-radioactivity-files.js'

const folder = mkdtempSync(join(tmpdir(), 'stillwatch-radioactivity-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fileOf = (name: string, content: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

const sha256Of = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

const config: WatermarkConfig = watermarkConfigSchema.parse({ scheme: 'vllm-gumbel', width: 2, key: '97531' })
const salt = 'cd'.repeat(32)
const commitment = keyCommitment({ config }, salt)
const room = new Classroom({ kind: 'trigram', vocabulary: 512, trained: 40_000, emitted: 20_000 }, new Random(3))
const answers = room.serve(config, 0.1)
const guilty = room.teach(answers)
const clean = room.question(room.teach(room.speak(0.1)))
const said = room.question(guilty)

const tokensOf = (texts: readonly SuspectAnswer[]) => texts.map(({ tokens }) => [...Array.from(tokens)])
const promptsOf = (texts: readonly SuspectAnswer[]) => texts.map(({ prompt }) => [...Array.from(prompt)])
const lines = (mark: string | undefined): string =>
  tokensOf(answers)
    .map((tokens) => JSON.stringify({ tokens, ...(mark === undefined ? {} : { served: { watermark_key: mark } }) }))
    .join('\n')

const config_file = fileOf('watermark.json', config)
fileOf('watermark.json.opening', { commitment, salt })
const job: RadioactivityJob = {
  answers_file: fileOf('suspect.json', { model: 'student', tokens: tokensOf(said) }),
  prompts_file: fileOf('prompts.json', promptsOf(said)),
  config_files: [config_file],
  served_files: [fileOf('served.ndjson', lines(commitment))],
  served_all: false,
  // Its prompts are others, and echoes are what they are left out for: any will do for who has no mark.
  clean: [
    {
      name: 'other',
      file: fileOf(
        'clean.ndjson',
        tokensOf(clean)
          .map((list) => JSON.stringify(list))
          .join('\n'),
      ),
    },
  ],
  wrong_keys: 100,
  seed: 1,
  unit: 'context',
}
const test = (changes: Partial<RadioactivityJob> = {}) => testRadioactivityFiles({ ...job, ...changes })

describe('answers, prompts, keys and logs in files', () => {
  it('a student is found by the served contexts, and called by the commitment; the report takes what came out', async () => {
    const results = await test()
    expect(results).toMatchObject([
      { suspect: 'student', subject: `key ${commitment}, vllm-gumbel`, grade: 'strong', registered: false },
    ])
    expect(results[0]!.p_value).toBeLessThan(1e-5)
    expect(results[0]!.statistic).toContain('served contexts')
    expect(results[0]!.nulls.map(({ kind, count }) => [kind, count])).toEqual([
      ['wrong-keys', 100],
      ['clean-models', 1],
    ])
    expect(JSON.stringify(results)).not.toContain('97531')
    expect(results[0]!.inputs!.map(({ what, name }) => `${what} ${name}`)).toEqual([
      ...['answers suspect.json', 'prompts prompts.json', 'served served.ndjson', 'clean clean.ndjson'],
    ])
    expect(results[0]!.inputs![0]!.sha256).toBe(sha256Of(job.answers_file))
    const served_sha256 = createHash('sha256')
      .update(`${sha256Of(job.served_files[0]!)}\n`)
      .digest('hex')
    expect(results[0]!.options).toEqual({
      ...{
        wrong_keys: 100,
        seed: 1,
        served: true,
        served_all: false,
        clean: ['other'],
        unit: 'context',
        served_sha256,
      },
    })
    expect(results[0]!.command).toBe(
      'stillwatch provenance radioactivity --answers suspect.json --prompts prompts.json --config watermark.json ' +
        '--wrong-keys 100 --seed 1 --served served.ndjson --unit context --clean other=clean.ndjson --out FILE',
    )
    const files = { result_files: [fileOf('results.json', results)], trust_files: [], timestamp_files: [] }
    const made = await reportProvenance({
      ...files,
      out: join(folder, 'report'),
      config: fileOf('settings.json', '{}'),
    })
    expect(made.grade).toBe('suggestive')
  })

  it('who read no mark is not found, and cleared where as much would have been seen', async () => {
    const innocent = { answers_file: job.clean[0]!.file, name: 'innocent' }
    expect(await test(innocent)).toMatchObject([{ suspect: 'innocent', grade: 'not shown' }])
    expect(await test({ ...innocent, contamination: 1 })).toMatchObject([{ grade: 'cleared' }])
    expect(await test({ contamination: 1 })).toMatchObject([{ grade: 'strong' }])
  })

  it.each([
    ['contexts_max', 'contexts_dropped'],
    ['units_max', 'units_dropped'],
  ])('what is beyond %s is told, and clears nobody', async (bound, told) => {
    const small = { contamination: 1, settings_file: fileOf(`${bound}.json`, { provenance: { [bound]: 200 } }) }
    const [innocent] = await test({ ...small, answers_file: job.clean[0]!.file, name: 'innocent' })
    expect(innocent!.units_scored).toBeGreaterThan(100)
    expect(innocent).toMatchObject({ grade: 'not shown', statement: expect.stringContaining(`(provenance.${bound})`) })
    expect(innocent!.options![told]).toBeGreaterThan(0)
    expect(innocent!.command).toContain(`--settings ${bound}.json`)
  })

  it('several keys are corrected for, and each takes the lines that were served under it', async () => {
    const others = ['1', '3', '5'].map((key) => ({ ...config, key }))
    const results = await test({
      config_files: [config_file, fileOf('others.json', others)],
      clean: [],
      wrong_keys: 10,
    })
    expect(results.map(({ subject, grade }) => [subject, grade])).toEqual([
      [expect.stringContaining(commitment), 'suggestive'],
      ...[1, 2, 3].map((n) => [expect.stringContaining(`key ${n} of`), 'not shown']),
    ])
    const [found, other] = results
    expect(found!.adjusted_p_value! / found!.p_value).toBeCloseTo(4, 6)
    // A key without a commitment takes the lines of all keys.
    expect(other!.units_scored).toBe(found!.units_scored)
    const elsewhere = { served_files: [fileOf('elsewhere.ndjson', lines('ab'.repeat(32)))] }
    await expect(test(elsewhere)).rejects.toThrow('under a key that is tried')
    expect((await test({ ...elsewhere, served_all: true, wrong_keys: 0 }))[0]!.units_scored).toBe(found!.units_scored)
  })

  it('takes a folder of logs as its files, as a gateway keeps what it sent', async () => {
    const sent = join(folder, 'sent')
    mkdirSync(join(sent, 'below'), { recursive: true })
    const all = lines(commitment).split('\n')
    const [first, second] = ['000000000000001-000000-aaaaaa.ndjson', '000000000000002-000000-bbbbbb.ndjson']
    writeFileSync(join(sent, second!), `${all.slice(10).join('\n')}\n`)
    writeFileSync(join(sent, first!), `${all.slice(0, 10).join('\n')}\n`)
    for (const other of ['notes.txt', 'below/more.ndjson']) writeFileSync(join(sent, other), 'no JSON')
    const [by_folder] = await test({ served_files: [`${sent}/`], wrong_keys: 0 })
    const [by_file] = await test({ wrong_keys: 0 })
    expect(by_folder!.p_value).toBe(by_file!.p_value)
    expect(by_folder!.inputs!.filter(({ what }) => what === 'served').map(({ name }) => name)).toEqual([first, second])
    expect(by_folder!.command).toContain('--served sent')
    await expect(test({ served_files: [join(sent, 'below'), folder] })).rejects.toThrow(InputError)
    mkdirSync(join(folder, 'empty'))
    await expect(test({ served_files: [join(folder, 'empty')] })).rejects.toThrow('ends in .ndjson')
  })

  it('the open form needs no prompts', async () => {
    const texts = predict(guilty, answers).map((text) => ('predicted' in text ? text : { tokens: [], predicted: [] }))
    const answers_file = fileOf('open.json', {
      model: 'student',
      tokens: tokensOf(answers),
      predicted: texts.map(({ predicted }) => Array.from(predicted)),
    })
    const { prompts_file: _, ...rest } = job
    const [result] = await testRadioactivityFiles({ ...rest, answers_file, clean: [], wrong_keys: 0 })
    expect(result!.statistic).toContain('greatest tokens after watermarked text')
    expect(result!.p_value).toBeLessThan(1e-5)
  })
})

it('texts are read by the tokenizer, and a text in the prompt does not count', async () => {
  const vocab = Object.fromEntries(['[UNK]', 'to', 'be', 'or', 'not', 'that'].map((word, id) => [word, id]))
  const tokenizer_file = fileOf('tokenizer.json', {
    ...{ added_tokens: [], normalizer: null, post_processor: null, decoder: null },
    pre_tokenizer: { type: 'WhitespaceSplit' },
    model: {
      type: 'WordPiece',
      vocab,
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 99,
    },
  })
  const texts = { tokenizer_file, served_files: [], clean: [], wrong_keys: 0 }
  const answers_file = fileOf('outputs.json', { model: 'm', outputs: ['to be or not to be', '', null] })
  const asked = (first: string) => fileOf('asked.json', [first, 'x', { prompt: 'y', system: 'z' }])
  const [whole] = await test({ ...texts, answers_file, prompts_file: asked('that') })
  expect(whole).toMatchObject({ suspect: 'm', units_raw: 6, units_scored: 5 })
  const [echoed] = await test({ ...texts, answers_file, prompts_file: asked('or not to') })
  expect(echoed!.units_scored).toBeLessThan(5)
})

describe('what cannot be used', () => {
  it.each<[Partial<RadioactivityJob>, RegExp]>([
    [{ config_files: [] }, /one of --config and --server/],
    [{ answers_file: fileOf('texts.json', { model: 'm', outputs: ['a'] }) }, /texts\.json: these are texts/],
    [{ answers_file: fileOf('short.json', [[1, 2]]) }, /it has 1 answers to \d+ prompts/],
    [
      { answers_file: fileOf('odd.json', { tokens: [[1, 'x']] }) },
      /odd\.json: tokens: element 1: element 2 is no token id/,
    ],
    [{ answers_file: fileOf('p.json', { tokens: [[1, 2]], predicted: [[1.5]] }) }, /p\.json: predicted/],
    [{ served_files: [fileOf('bad.ndjson', '{"served":{}}\nx')] }, /bad\.ndjson:2: it is no JSON object/],
    [{ plan_file: fileOf('plan.json', {}) }, /plan\.json: no registered plan/],
    [{ tokenizer_config_file: 'x' }, /--tokenizer-config/],
  ])('%j', async (changes, message) => {
    await expect(test(changes)).rejects.toThrow(message)
  })

  it('an opening of another key', async () => {
    const other = fileOf('other.json', { ...config, key: '7' })
    fileOf('other.json.opening', { commitment, salt })
    await expect(test({ config_files: [other] })).rejects.toThrow(
      /other\.json\.opening: the commitment is of another key/,
    )
  })
})
