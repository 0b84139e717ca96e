import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProvenanceResult } from '#contract/provenance.js'
import { readPackage } from '#evidence/read-package.js'
import { Random } from '#lib/random.js'
import { makeEvidence } from '#pipeline/evidence/make-evidence.js'
import { verifyPackageFile } from '#pipeline/evidence/verify-package-file.js'
import { TrigramModel } from '#provenance/radioactivity/fixtures/trigram-model.js'
import { detectWatermark } from '#provenance/watermark/detect-watermark.js'
import { eventually } from '#server/fixtures/start-test-server.js'
import { askAs } from './fixtures/ask-as.js'
import { type Examination, type Examined, examineSuspect } from './fixtures/examine-suspect.js'
import { type NgramServer, startNgramServer } from './fixtures/ngram-server.js'
import { readSpool } from './fixtures/read-spool.js'
import { CAMPAIGN, MEMBERS, type OurModel, serveOurModel } from './fixtures/serve-our-model.js'
import { SLOTS } from './fixtures/slots.js'
import { encode, PeopleText, VOCABULARY } from './fixtures/word-language.js'

const INNOCENTS = ['class-1', 'class-2', 'editor-1']
const QUESTIONS_A_MEMBER = 400
const QUESTIONS_AN_INNOCENT = 250
const QUESTIONS_A_SUSPECT = 250
/** What is innocent shows a p-value of chance: lower ones come once in a million draws of the keys, which are of a seed. */
const FALSE_ALARM_LOG10 = -6

const folder = mkdtempSync(join(tmpdir(), 'stillwatch-chain-'))
const people = new PeopleText(1)
const models: NgramServer[] = []
let service: OurModel
let examination: Examination
let harvest: string[]
let innocent: string[]

/** What many accounts are answered, each asking its own questions. */
const askAll = async (accounts: string[], each: number, seed: number): Promise<string[]> =>
  (await Promise.all(accounts.map((one, n) => askAs(one, service.url, people.questions(each, seed + n))))).flat()

/** Serves a model that learned from these tokens; gives its address. */
async function serveStudent(tokens: number[]): Promise<string> {
  const server = await startNgramServer(new TrigramModel(Uint32Array.from(tokens), VOCABULARY))
  models.push(server)
  return `${server.url}/v1`
}

beforeAll(async () => {
  service = await serveOurModel(people, folder)
  harvest = await askAll(MEMBERS, QUESTIONS_A_MEMBER, 100)
  innocent = await askAll(INNOCENTS, QUESTIONS_AN_INNOCENT, 200)
  const questions = people.questions(QUESTIONS_A_SUSPECT, 300)
  const clean: string[][] = []
  // They read what people wrote, as our model did, and nothing of ours.
  for (const seed of [31, 32])
    clean.push(await askAs('nobody', await serveStudent(people.write(60_000, new Random(seed))), questions))
  examination = { service, folder, questions, clean }
}, 280_000)
afterAll(async () => {
  await service?.close()
  for (const model of models) await model.close()
  rmSync(folder, { recursive: true })
})

const testCanaries = async (texts: readonly string[]): Promise<ProvenanceResult> => {
  const body = { suspect: 'texts', answers: texts.map((text) => ({ text })) }
  const { json } = await service.server.ask('POST', '/v1/canaries/test', { body })
  expect(json.results).toHaveLength(1)
  return json.results[0]
}
const ledgerOf = async (query: string): Promise<{ slot: string; cluster: string; account_hash: string }[]> =>
  (await service.server.ask('GET', `/v1/canaries/ledger?limit=1000&${query}`)).json.items
const resultsOf = ({ report }: Examined, test: string): ProvenanceResult[] =>
  report.results.filter((result) => result.test === test)
const ofPool = (examined: Examined): ProvenanceResult =>
  resultsOf(examined, 'radioactivity').find(({ subject }) => subject.includes(service.keys.pool))!

describe('what the gateway serves', () => {
  it('bears the marks of the campaign for its accounts, and says so in the record', async () => {
    const { cluster, keys } = service
    expect(service.asked()).toEqual({
      marked: MEMBERS.length * QUESTIONS_A_MEMBER,
      plain: INNOCENTS.length * QUESTIONS_AN_INNOCENT,
    })
    const recorded = await eventually(
      async () => readSpool(service.spool),
      ({ length }) => length === harvest.length + innocent.length,
    )
    const marked = recorded.filter(({ served }) => served !== undefined)
    expect(marked).toHaveLength(harvest.length)
    for (const { account_id, served } of marked) {
      expect(MEMBERS).toContain(account_id)
      expect(served).toMatchObject({ cluster, watermark_key: keys.pool, pool: 'of-the-campaign' })
    }
    const slots = new Set(marked.flatMap(({ served }) => Object.keys(served!.canaries ?? {})))
    expect(slots.size).toBe(SLOTS.length)
    const told = await eventually(
      () => ledgerOf(`campaign=${CAMPAIGN}`),
      ({ length }) => length >= SLOTS.length * MEMBERS.length,
    )
    expect(told).toHaveLength(SLOTS.length * MEMBERS.length)
    expect(await ledgerOf('')).toHaveLength(told.length)
    const watermark = detectWatermark(service.watermark, harvest.map(encode))
    expect(watermark.log10_p_value).toBeLessThan(-50)
    expect(await testCanaries(harvest)).toMatchObject({ observed: SLOTS.length, units_scored: SLOTS.length })
  })

  it('bears no mark of it for others', async () => {
    for (const account of INNOCENTS) expect(await ledgerOf(`account_id=${account}`)).toEqual([])
    const watermark = detectWatermark(service.watermark, innocent.map(encode))
    expect(watermark.scored).toBeGreaterThan(1000)
    expect(watermark.log10_p_value).toBeGreaterThan(FALSE_ALARM_LOG10)
    const canaries = await testCanaries(innocent)
    expect(canaries.units_scored).toBeGreaterThan(SLOTS.length / 2)
    expect(canaries.log10_p_value).toBeGreaterThan(FALSE_ALARM_LOG10)
  })
})

it('a student of the campaign’s answers is tied to it, strongly, by its canaries and its watermark', async () => {
  const student = await examineSuspect(
    { name: 'student', url: await serveStudent(harvest.flatMap(encode)) },
    examination,
  )
  const { report, collection, registered_at } = student
  expect(report).toMatchObject({ campaign: CAMPAIGN, suspect: 'student', verdict: { grade: 'strong' } })
  const { cluster, keys } = service
  expect(report.verdict.statement).toBe(
    `Strong evidence that student learned from answers that ${CAMPAIGN} was served ` +
      `(canary of ${cluster}, key ${keys.canary}; radioactivity of key ${keys.pool}, vllm-sbw, ${cluster}).`,
  )
  expect(collection).toMatchObject({ answered: QUESTIONS_A_SUSPECT, reason: 'complete', pass_through: 'excluded' })
  expect(Date.parse(collection.first_at!)).toBeGreaterThanOrEqual(registered_at)
  expect(report.plan_check).toContain('older than the first question')

  const [canary, ...more] = resultsOf(student, 'canary')
  expect(more).toEqual([])
  expect(canary).toMatchObject({ grade: 'strong', registered: true, units_raw: SLOTS.length })
  expect(canary).toMatchObject({ campaign: CAMPAIGN, subject: `${cluster}, key ${keys.canary}` })
  expect(canary!.observed).toBe(canary!.units_scored)
  expect(canary!.log10_p_value).toBeLessThan(-8)
  expect(canary!.nulls).toMatchObject([{ kind: 'never-served', count: 1000 }])

  expect(resultsOf(student, 'radioactivity')).toHaveLength(service.keys.watermarks.length)
  const watermark = ofPool(student)
  expect(watermark).toMatchObject({ grade: 'strong', registered: true })
  expect(watermark.statistic).toContain('in served contexts alone')
  expect(watermark.log10_p_value).toBeLessThan(-15)
  expect(watermark.nulls).toMatchObject([
    { kind: 'wrong-keys', count: 100 },
    { kind: 'clean-models', count: 2 },
  ])
  expect(Math.min(...watermark.nulls.flatMap(({ values }) => values))).toBeGreaterThan(FALSE_ALARM_LOG10)
  const made = watermark.inputs!.map(({ what, name }) => `${what} ${name}`)
  for (const one of ['answers outputs.json', 'prompts prompts.json', 'tokenizer tokenizer.json', 'clean clean-0.json'])
    expect(made).toContain(one)
  expect(watermark.options).toMatchObject({ served: true, wrong_keys: 100, seed: 7 })
  expect(watermark.command).toContain('stillwatch provenance radioactivity --plan plan.json --answers answers')
  // Under the key before, and under another cluster's, nobody was served anything.
  const others = resultsOf(student, 'radioactivity').filter((result) => result !== watermark)
  expect(others.map(({ grade }) => grade)).toEqual(['untested', 'untested'])
})

it('a student of what others were answered is cleared', async () => {
  const other = await examineSuspect({ name: 'other', url: await serveStudent(innocent.flatMap(encode)) }, examination)
  expect(other.collection).toMatchObject({ answered: QUESTIONS_A_SUSPECT, pass_through: 'excluded' })
  const tried = other.report.results.filter(({ units_scored }) => units_scored > 0)
  expect(tried.map(({ test }) => test)).toEqual(['canary', 'radioactivity'])
  for (const { log10_p_value } of tried) expect(log10_p_value).toBeGreaterThan(FALSE_ALARM_LOG10)
  const { verdict } = other.report
  expect(tried.map(({ grade }) => grade)).toEqual(['cleared', 'cleared'])
  expect(verdict.grade).toBe('cleared')
})

it('a reseller of our own service is seen, and nothing is said of it', async () => {
  const few = { questions: examination.questions.slice(0, 40), clean: examination.clean.map((one) => one.slice(0, 40)) }
  const reseller = await examineSuspect({ name: 'reseller', url: service.url }, { ...examination, ...few })
  expect(reseller.collection.pass_through).toBe('seen')
  expect(reseller.report.verdict.grade).toBe('untested')
})

it('the package of the campaign holds what was found of the models', async () => {
  const { items } = (await service.server.ask('GET', `/v1/provenance/documents?campaign=${CAMPAIGN}&kind=report`)).json
  expect(items).toHaveLength(3)
  const out = join(folder, 'package.zip')
  const key = await service.server.keyWith(['analyst'])
  await makeEvidence({ campaign: CAMPAIGN, server: service.server.url, key, out, accounts: 'hashed', samples: false })
  const { files } = await readPackage(out)
  for (const { id } of items as { id: string }[]) {
    expect(JSON.parse(String(files.get(`provenance-${id}.json`)))).toMatchObject({ id, campaign: CAMPAIGN })
    expect(String(files.get(`provenance-${id}.html`))).toContain('<html')
  }
  const report = String(files.get('report.html'))
  expect(report).toMatch(/student<\/td>[\s\S]{0,80}strong<\/td>/)
  expect(report).toMatch(/other<\/td>[\s\S]{0,80}cleared<\/td>/)
  expect(String(files.get('summary.md'))).toContain('for: student.')
  const trust_files = [join(service.server.directory, 'data/evidence.key.pub')]
  const { signature, words, problems } = await verifyPackageFile({ file: out, trust_files, timestamp_files: [] })
  expect({ signature, words }).toEqual({ signature: 'trusted', words: 'agree' })
  expect(problems.filter(({ member }) => member.startsWith('provenance'))).toEqual([])
})
