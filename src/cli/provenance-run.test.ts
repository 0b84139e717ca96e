import { expect, it } from 'vitest'
import type { Collection, ProvenanceLogCheck } from '#contract/provenance-log.js'
import { runFake } from './fixtures/fake-cli.js'

const collection: Collection = {
  schema_version: 1,
  plan_sha256: 'a'.repeat(64),
  suspect: 's',
  model: 'm',
  prompts: 10,
  answered: 9,
  refused: 1,
  unanswered: 0,
  reason: 'complete',
  requests: 12,
  tokens: { input: 5, output: 7 },
  money: null,
  pass_through: 'untested',
  pass_through_why: 'none of our own logs were given to be watched',
  first_at: null,
  last_at: null,
  entries: 30,
  log_sha256: 'b'.repeat(64),
}
const check: ProvenanceLogCheck = {
  ok: true,
  entries: 30,
  head: 'b'.repeat(64),
  torn_bytes: 0,
  problem: null,
  plan_sha256: 'a'.repeat(64),
  answers: 9,
  refused: 1,
  first_at: null,
  last_at: null,
  pass_through: 'untested',
}
const run = (change: Partial<Collection>) =>
  runFake(['provenance', 'run', '--plan', 'p.json', '--out', 'answers', '--watch', 'a.log', 'b.log'], {
    env: { SUSPECT_KEY: 'sk-1' },
    jobs: { runProvenance: async () => ({ ...collection, ...change }) },
  })
const verify = (change: Partial<ProvenanceLogCheck>, ...flags: string[]) =>
  runFake(['provenance', 'verify-log', 'answers', ...flags], {
    jobs: { verifyAnswers: async () => ({ ...check, ...change }) },
  })

it('hands files, logs and environment on, and says how it went', async () => {
  const { status, out, calls } = await run({})
  expect(status).toBe(0)
  expect(out).toContain('answers: 9 of 10 prompts answered, 1 refused, 0 left (complete).')
  expect(out).toContain('Passed on to our own service: untested. None of our own logs')
  expect(calls[0]![1][0]).toMatchObject({
    plan_file: 'p.json',
    out: 'answers',
    watch: ['a.log', 'b.log'],
    env: { SUSPECT_KEY: 'sk-1' },
  })
})

it('exits with 1 where prompts are left, and says what to do', async () => {
  const { status, out } = await run({ answered: 5, unanswered: 4, reason: 'the budget of 12 requests is spent' })
  expect(status).toBe(1)
  expect(out).toContain('4 left (the budget of 12 requests is spent)')
  expect(out).toContain('Run the same command again')
})

it('names the line of a log that does not hold, and exits with 1', async () => {
  expect(await verify({})).toMatchObject({ status: 0, out: expect.stringContaining('Whole: 30 entries') })
  const broken = { ok: false, entries: 6, problem: { line: 7, what: 'it was altered: its hash is another one' } }
  const { status, out } = await verify(broken)
  expect([status, out]).toEqual([
    1,
    expect.stringContaining('Line 7: it was altered: its hash is another one. 6 entries before it hold.'),
  ])
  expect(JSON.parse((await verify(broken, '--format', 'json')).out)).toMatchObject(broken)
  expect((await verify({ torn_bytes: 9 })).out).toContain('The last line is torn: 9 bytes')
})

it('tells what was registered', async () => {
  const { out } = await runFake(['provenance', 'register', 'plan.yaml', '--out', 'plan.json'])
  expect(out).toContain('plan.json: plan_000000000000000000000000, 3 prompts')
  expect(out).toContain('Its time is your word.')
})
