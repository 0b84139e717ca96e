import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { RegisteredPlan } from '#contract/provenance.js'
import { startTimestampAuthority } from '#evidence/fixtures/start-timestamp-authority.js'
import { verifyPlan } from '#provenance/plan/verify-plan.js'
import { planWitness } from './plan-witness.js'
import { readRegisteredPlan } from './read-registered-plan.js'
import { registerPlan } from './register-plan.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stillwatch-plan-'))
  await writeFile(at('prompts.json'), '["one", {"prompt": "two", "system": "short"}]')
  await writeFile(at('draft.yaml'), DRAFT)
  await writeFile(at('settings.json'), '{}')
})
afterEach(() => rm(folder, { recursive: true }))

const at = (name: string): string => join(folder, name)
const DRAFT = `
suspect: { name: suspect-1, endpoint: https://suspect.example/v1, api: openai, model: s-1 }
legal_basis: terms of service, section 4
candidates: [ours]
controls: [other]
prompts: prompts.json
decoding: { temperature: 0, max_tokens: 64 }
tests:
  - kind: radioactivity
    null_hypothesis: the suspect is independent of the key
    statistic: green tokens
    threshold: 1.0e-5
    key_commitments: [${'ab'.repeat(32)}]
stopping_rule: all prompts once
`
const register = () => registerPlan({ draft_file: at('draft.yaml'), out: at('plan.json'), config: at('settings.json') })
const later = { first_at: '2099-01-01T00:00:00.000Z' }
const answersOf = ({ sha256 }: RegisteredPlan, first_at = later.first_at) => ({ plan_sha256: sha256, first_at })

it('completes, signs and writes a plan that holds against answers that came after it', async () => {
  const made = await register()
  expect(made).toMatchObject({ prompts: 2, timestamp: false, id: expect.stringMatching(/^plan_[0-9a-f]{24}$/) })
  const plan = await readRegisteredPlan(at('plan.json'))
  expect(plan.plan).toMatchObject({
    schema_version: 1,
    prompts: { count: 2, file: 'prompts.json' },
    decoding: { top_p: 1 },
  })
  const trusting = await planWitness([at('provenance.key.pub')], [])
  expect(await verifyPlan(plan, trusting, answersOf(plan))).toMatchObject({
    signature: 'trusted',
    timestamp: 'absent',
    older_than_answers: true,
    holds: true,
    statement: expect.stringContaining('is the word of who signed it'),
  })
  for (const [answers, why] of [
    [answersOf(plan, '2020-01-01T00:00:00.000Z'), 'and the first question of 2020-01-01'],
    [answersOf(plan, plan.plan.created_at), 'and the first question of'],
    [{ ...later, plan_sha256: 'f'.repeat(64) }, 'collected under another plan'],
    [{ plan_sha256: plan.sha256, first_at: null }, 'no log of answers'],
    [null, 'no log of answers'],
  ] as const)
    expect(await verifyPlan(plan, trusting, answers)).toMatchObject({
      holds: false,
      statement: expect.stringContaining(why),
    })
  const doubting = await planWitness([], [])
  expect(await verifyPlan(plan, doubting, answersOf(plan))).toMatchObject({ signature: 'untrusted', holds: false })
})

it('shows what was altered', async () => {
  await register()
  const plan = await readRegisteredPlan(at('plan.json'))
  const trusting = await planWitness([at('provenance.key.pub')], [])
  const { key_id, public_key, value } = plan.signature
  for (const altered of [
    { ...plan, plan: { ...plan.plan, stopping_rule: 'when it is green' } },
    { ...plan, sha256: 'a'.repeat(64) },
    { ...plan, signature: { ...plan.signature, key_id: `0${key_id.slice(1)}`.replace(key_id, '1'.repeat(16)) } },
    { ...plan, signature: { ...plan.signature, public_key: `${public_key.slice(0, -4)}AAA=` } },
    { ...plan, signature: { ...plan.signature, value: `${value.slice(0, 8)}AAAA${value.slice(12)}` } },
  ])
    expect(await verifyPlan(altered, trusting, answersOf(plan))).toMatchObject({
      signature: 'invalid',
      holds: false,
      made_at: null,
    })
})

it('is dated by an authority where one is set, and then by it alone', async () => {
  const authority = await startTimestampAuthority('ec')
  await writeFile(at('settings.json'), JSON.stringify({ evidence: { timestamp_url: authority.url } }))
  await writeFile(at('root.pem'), authority.root_pem)
  expect(await register()).toMatchObject({ timestamp: true })
  await authority.stop()
  const plan = await readRegisteredPlan(at('plan.json'))
  const trusting = await planWitness([at('provenance.key.pub')], [at('root.pem')])
  expect(await verifyPlan(plan, trusting, answersOf(plan))).toMatchObject({
    timestamp: 'valid',
    holds: true,
    statement: expect.stringContaining('A trusted authority attests'),
  })
  // The token of another signature.
  const moved = { ...plan, timestamp: Buffer.from('no token').toString('base64') }
  expect(await verifyPlan(moved, trusting, answersOf(plan))).toMatchObject({ timestamp: 'invalid', holds: false })
})

it.each([
  ['legal_basis: terms of service, section 4', "legal_basis: ' '", 'legal_basis is empty'],
  ['legal_basis: terms of service, section 4', '', 'legal_basis'],
  ['threshold: 1.0e-5', 'threshold: 0', 'tests.0.threshold'],
  ['candidates: [ours]', 'candidate: [ours]', 'candidate'],
  ['candidates: [ours]', 'id: plan_1', 'id'],
  ['candidates: [ours]', 'candidates: [', 'cannot be read'],
  ['prompts: prompts.json', 'prompts: none.json', 'ENOENT'],
])('refuses a draft with %s as %s', async (from, to, what) => {
  await writeFile(at('draft.yaml'), DRAFT.replace(from, to))
  await expect(register()).rejects.toThrow(what)
  await expect(readFile(at('plan.json'))).rejects.toThrow('ENOENT')
})

it('names a tokenizer by its hash, and refuses settings that its test could not use', async () => {
  await writeFile(at('tokenizer.json'), '{}')
  const tests = (settings: string) => DRAFT.replace('threshold: 1.0e-5', `threshold: 1.0e-5\n    settings: ${settings}`)
  await writeFile(at('draft.yaml'), tests('{ tokenizer: tokenizer.json, unit: context, remark: as agreed }'))
  await register()
  expect((await readRegisteredPlan(at('plan.json'))).plan.tests[0]!.settings).toEqual({
    tokenizer: createHash('sha256').update('{}').digest('hex'),
    unit: 'context',
    remark: 'as agreed',
  })
  await rm(at('plan.json'))
  for (const [settings, why] of [
    ['{ unit: words }', 'tests.0.settings.unit'],
    ['{ served: 1 }', 'tests.0.settings.served'],
    ['{ tokenizer: none.json }', 'none.json'],
  ] as const) {
    await writeFile(at('draft.yaml'), tests(settings))
    await expect(register()).rejects.toThrow(why)
  }
})

it('writes over no plan that is registered', async () => {
  await register()
  await expect(register()).rejects.toThrow('it stands there already')
})
