import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import {
  answerText,
  type BadServer,
  type Behaviour,
  good,
  startBadServer,
} from '#provenance/probe/fixtures/bad-server.js'
import { registerPlan } from './register-plan.js'
import { runProvenance } from './run-provenance.js'
import { verifyAnswerLog } from './verify-answer-log.js'

const PROMPTS = Array.from({ length: 40 }, (_, at) => `Question number ${at}`)
let folder: string
let server: BadServer
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillwatch-provenance-'))
  server = await startBadServer()
})
afterEach(async () => {
  await server.stop()
  await rm(folder, { recursive: true })
})

const at = (name: string): string => join(folder, name)
/** Under a new name each time: a file of settings that was read is not read again. */
let config: string
async function settings(change: object = {}): Promise<void> {
  config = at(`settings-${Math.random()}.json`)
  const provenance = {
    endpoints: [{ url: server.url, private_addresses: 'allowed', key_env: 'SUSPECT_KEY' }],
    probe: { requests_per_minute: 60_000, backoff_ms: 5, canaries: 3 },
    ...change,
  }
  await writeFile(config, JSON.stringify({ provenance }))
}

async function register(change: object = {}): Promise<void> {
  await writeFile(at('prompts.json'), JSON.stringify(PROMPTS))
  const draft = {
    suspect: { name: 'suspect', endpoint: server.url, api: 'openai', model: 'm-1' },
    legal_basis: 'our own server, in a test',
    prompts: 'prompts.json',
    tests: [{ kind: 'style', null_hypothesis: 'none is nearer', statistic: 'prefix', threshold: 0.05 }],
    stopping_rule: 'all prompts once',
    ...change,
  }
  await writeFile(at('draft.json'), JSON.stringify(draft))
  await registerPlan({ draft_file: at('draft.json'), out: at('plan.json'), config })
}
const job = (change: object = {}) => ({
  plan_file: at('plan.json'),
  out: at('answers'),
  watch: [],
  env: { SUSPECT_KEY: 'sk-secret-0123456789' },
  config,
  ...change,
})
const run = (change: object = {}) => runProvenance(job(change), () => {})

it('collects, and writes texts in the form that style reads', async () => {
  await settings()
  await register()
  expect(await run()).toMatchObject({ reason: 'complete', answered: 40, requests: 43, pass_through: 'untested' })
  const outputs = JSON.parse(await readFile(at('answers/outputs.json'), 'utf8'))
  expect(outputs).toEqual({ model: 'm-1', outputs: PROMPTS.map(answerText) })
  expect(await verifyAnswerLog(at('answers'))).toMatchObject({ ok: true, answers: 40, torn_bytes: 0 })
})

it('goes on after kill -9: nothing that was answered is asked twice', async () => {
  await settings({ probe: { requests_per_minute: 60_000, backoff_ms: 5, canaries: 3, concurrency: 3 } })
  await register()
  const slowly: Behaviour = (asked, response) => setTimeout(() => good(asked, response), 40)
  server.behave(slowly)
  const script = `import { runProvenance } from '#pipeline/provenance/run-provenance.js'
    await runProvenance(${JSON.stringify(job())}, () => {})`
  const child = spawn(process.execPath, [
    '--conditions=source',
    '--import=tsx',
    '--input-type=module',
    '--eval',
    script,
  ])
  const gone = new Promise((resolve) => child.once('exit', resolve))
  while (server.asked.length < 15) await new Promise((resolve) => setTimeout(resolve, 5))
  child.kill('SIGKILL')
  await gone
  // A crash may cut the last line anywhere.
  const log = at('answers/answers.ndjson')
  const size = (await readFile(log)).length
  await truncate(log, size - 20)
  const before = await verifyAnswerLog(log)
  expect(before).toMatchObject({ ok: true, torn_bytes: expect.toSatisfy((bytes: number) => bytes > 0) })
  expect(before.answers).toBeGreaterThan(3)
  const answered = new Set(
    (await readFile(log, 'utf8'))
      .split('\n')
      .flatMap((line) =>
        line.includes('"kind":"answered"') && line.endsWith('}') ? [JSON.parse(line).question as string] : [],
      ),
  )
  const [asked_before] = [server.asked.length]
  expect(await run()).toMatchObject({ reason: 'complete', answered: 40 })
  const again = server.asked.slice(asked_before).map(({ prompt }) => prompt)
  for (const question of answered)
    if (question.startsWith('prompt/')) expect(again).not.toContain(PROMPTS[Number(question.slice(7))])
  expect(again.length).toBeLessThanOrEqual(43 - answered.size)
  expect(await verifyAnswerLog(log)).toMatchObject({ ok: true, answers: 40, torn_bytes: 0 })
  expect(await readFile(log, 'utf8')).toMatch(/"kind":"resumed".*"torn_bytes":[1-9]/)
})

it('asks nothing where the plan, its prompts, the list or the key do not agree', async () => {
  await settings()
  await register()
  const refused = async (what: string, change: object = {}): Promise<void> => {
    await expect(run(change)).rejects.toThrow(what)
    expect(server.asked).toHaveLength(0)
  }
  await refused('there is no key', { env: {} })
  await writeFile(at('other.json'), '["another"]')
  await refused('not the prompts of the plan', { prompts_file: at('other.json') })
  const plan = await readFile(at('plan.json'), 'utf8')
  await writeFile(at('plan.json'), plan.replace('all prompts once', 'as long as it takes'))
  await refused('it was altered')
  await writeFile(at('plan.json'), plan)
  await settings({ endpoints: [{ url: 'https://other.example/v1' }] })
  await refused('not on the list')
  await settings({ endpoints: [{ url: server.url }] })
  await refused('not https')
  await settings({ probe: { money_max: 1 } })
  await refused('no prices are told')
  await settings()
  expect(await run()).toMatchObject({ reason: 'complete' })
})

it('lets one run at a time into a folder', async () => {
  await settings()
  await register()
  server.behave((asked, response) => setTimeout(() => good(asked, response), 100))
  const script = `import { runProvenance } from '#pipeline/provenance/run-provenance.js'
    await runProvenance(${JSON.stringify(job())}, () => {})`
  const child = spawn(process.execPath, [
    '--conditions=source',
    '--import=tsx',
    '--input-type=module',
    '--eval',
    script,
  ])
  const gone = new Promise((resolve) => child.once('exit', resolve))
  while (server.asked.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
  await expect(run()).rejects.toThrow('has it open')
  child.kill('SIGKILL')
  await gone
})
