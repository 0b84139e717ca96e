import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ProvenanceInput, provenanceReportSchema } from '#contract/provenance.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { good, startBadServer } from '#provenance/probe/fixtures/bad-server.js'
import { benchFor } from '#provenance/probe/fixtures/collect-from.js'
import { outputsOfLog } from '#provenance/probe/outputs-of-log.js'
import { inventResult } from '#provenance/report/fixtures/invent-result.js'
import { hashOutputs } from './outputs-file.js'
import { reportProvenance } from './report-provenance.js'
import { verifyAnswerLog } from './verify-answer-log.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillwatch-report-'))
  await writeFile(at('settings.json'), '{}')
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string): string => join(folder, name)
const write = (name: string, document: unknown) => writeFile(at(name), JSON.stringify(document))
const report = (change: object = {}) =>
  reportProvenance({
    result_files: [at('results.json')],
    trust_files: [],
    timestamp_files: [],
    out: at('out'),
    config: at('settings.json'),
    ...change,
  })
const readReport = async () =>
  provenanceReportSchema.parse(JSON.parse(await readFile(at('out/provenance.json'), 'utf8')))

/** Hashes of what was collected last. */
let held: Record<'log' | 'answers' | 'prompts', string>
const OTHER = 'ab'.repeat(32)
/** A result that was made of what was collected last, as the plan has it. */
const bound = (change: Partial<Record<'log' | 'answers' | 'prompts', string>> = {}) => ({
  inputs: Object.entries({ answers: held.answers, prompts: held.prompts, ...change }).map(([what, sha256]) => ({
    what: what as ProvenanceInput['what'],
    name: `${what}.json`,
    sha256,
  })),
  options: { served: false, wrong_keys: 100 },
  command: 'stillwatch provenance radioactivity --out FILE',
})

/** A plan with the answers that were collected under it. */
async function collected(pass_through: object = {}) {
  const server = await startBadServer(good)
  const bench = await benchFor(server.url, { probe: { canaries: 1 }, pass_through })
  await bench.collect()
  await server.stop()
  await write('plan.json', bench.registered)
  held = {
    log: (await verifyAnswerLog(bench.log_file)).head!,
    answers: hashOutputs(await outputsOfLog(bench.log_file, bench.prompts.length, 2 ** 20)),
    prompts: bench.registered.plan.prompts.sha256,
  }
  const spki = Buffer.from(bench.registered.signature.public_key, 'base64').toString('base64')
  await writeFile(at('key.pub'), `-----BEGIN PUBLIC KEY-----\n${spki}\n-----END PUBLIC KEY-----\n`)
  return { plan_file: at('plan.json'), answers: bench.log_file, trust_files: [at('key.pub')] }
}

it('puts results, plan and answers together, and grades by all of them', async () => {
  const files = await collected()
  await write('results.json', {
    results: [
      inventResult(-24, bound()),
      inventResult(-1.5, { test: 'style', grade: 'lead', subject: 'teacher-a', nulls: [] }),
    ],
  })
  const made = await report(files)
  // Nobody watched our own logs, so the endpoint may hand questions on: suggestive, and the report says why.
  expect(made).toMatchObject({ grade: 'suggestive', statement: expect.stringContaining('Suggestive, and not more') })
  const written = await readReport()
  expect(written.results.map(({ grade, registered }) => [grade, registered])).toEqual([
    ['suggestive', true],
    ['lead', false],
  ])
  expect(written.results[0]!.statement).toContain('hands questions on to our own service')
  expect(written.results[0]!.adjusted_p_value).toBeCloseTo(2e-24, 30)
  expect(written.results[0]!.alternatives[0]).toBe('The test knows of this one.')
  expect(written.collection).toMatchObject({ answers: 6, pass_through: 'untested' })
  expect(written.plan_check).toContain('older than the first question')
  const page = await readFile(made.html, 'utf8')
  for (const words of [
    'suggestive',
    'not registered',
    'wrong keys',
    '<svg',
    'What else could give this',
    'far off the scale',
    'Head of the log',
  ])
    expect(page).toContain(words)
  expect(page).not.toMatch(/<script|style="|NaN|undefined/)
})

it('is not registered without the log, the key, or for a plan of other answers', async () => {
  const files = await collected()
  await write('results.json', [inventResult(-24, bound())])
  const { answers, ...without_log } = files
  await report(without_log)
  expect((await readReport()).results[0]).toMatchObject({ registered: false, grade: 'suggestive' })
  await report({ ...files, trust_files: [] })
  expect((await readReport()).plan_check).toContain('not among the trusted ones')
  const { answers: others } = await collected()
  await write('results.json', [inventResult(-24, bound())])
  await report({ ...files, answers: others })
  expect((await readReport()).results[0]!.registered).toBe(true)
  await report({ ...files, plan_file: at('plan.json'), answers })
  expect((await readReport()).plan_check).toContain('under another plan')
  await report()
  expect(await readReport()).toMatchObject({ plan: null, plan_check: expect.stringContaining('no registered plan') })
})

describe('a result counts as planned', () => {
  const registered = async (change: object): Promise<[boolean, string]> => {
    const files = await collected()
    const made = typeof change === 'function' ? change() : change
    await write('results.json', [inventResult(-24, { ...bound(), ...made })])
    await report(files)
    const { registered, statement } = (await readReport()).results[0]!
    return [registered, statement]
  }

  it('where it was made of the answers of the log, by their texts or by its head', async () => {
    expect((await registered({}))[0]).toBe(true)
    const [by_head] = await registered(() => ({ inputs: bound({ log: held.log, answers: held.answers }).inputs }))
    expect(by_head).toBe(true)
    const { inputs } = await readReport()
    expect(inputs.map(({ what, name }) => [what, name])).toEqual([
      ['results', 'results.json'],
      ['answers', 'answers.json'],
      ['prompts', 'prompts.json'],
      ['log', 'log.json'],
    ])
  })

  it.each<[string, () => object, string]>([
    ['it says nothing of its answers', () => ({ inputs: undefined }), 'of which answers it was made'],
    [
      'it is of answers from before',
      () => ({ inputs: bound({ answers: OTHER }).inputs }),
      'other answers than the log',
    ],
    ['it is of another log', () => ({ inputs: bound({ log: OTHER }).inputs }), 'other answers than the log'],
    ['it is of other prompts', () => ({ inputs: bound({ prompts: OTHER }).inputs }), 'other prompts than those'],
    [
      'it says nothing of its prompts',
      () => ({ inputs: bound().inputs.filter(({ what }) => what !== 'prompts') }),
      'with which prompts',
    ],
    ['a unit was chosen', () => ({ options: { unit: 'context' } }), 'does not name unit, and the test took context'],
    ['served logs were chosen', () => ({ options: { served: true } }), 'does not name served'],
    ['a tokenizer was chosen', () => ({ options: { tokenizer: OTHER } }), 'does not name tokenizer'],
  ])('not where %s', async (_, change, why) => {
    const [holds, statement] = await registered(change)
    expect(holds).toBe(false)
    expect(statement).toContain(why)
  })
})

it('escapes what others wrote', async () => {
  const evil = '</td><script>alert(1)</script>'
  await write('results.json', [
    inventResult(-24, { suspect: evil, subject: evil, statistic: evil, alternatives: [evil] }),
  ])
  const { html } = await report()
  expect(await readFile(html, 'utf8')).not.toContain('<script>')
})

it('refuses what it cannot use, and an altered log', async () => {
  const files = await collected()
  await write('results.json', [inventResult(-24)])
  const log = await readFile(files.answers, 'utf8')
  await writeFile(files.answers, log.replace('You said', 'You Said'))
  await expect(report(files)).rejects.toThrow(/line \d+: it was altered/)
  await write('results.json', [inventResult(-24), inventResult(-24, { suspect: 'another' })])
  await expect(report()).rejects.toThrow('several suspects')
  await write('results.json', [{ ...inventResult(-24), p_value: 0 }])
  await expect(report()).rejects.toThrow('p_value')
  await write('results.json', [])
  await expect(report()).rejects.toThrow('no results')
  await writeFile(at('results.json'), 'nothing')
  await expect(report()).rejects.toThrow('not JSON')
})

it('gives the same report of the same files, but for its time', async () => {
  await write('results.json', [inventResult(-24)])
  await report()
  const { generated_at: _, ...first } = await readReport()
  await report()
  const { generated_at: __, ...second } = await readReport()
  expect(canonicalJson(second)).toBe(canonicalJson(first))
})
