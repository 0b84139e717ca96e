import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROGRAM, type Seeded } from './start-console'
import { PASS_THROUGH_WHY, type WrittenLog, writeAnswerLog } from './write-answer-log'

/** Has a slash and spaces, as names of models do. */
export const SUSPECT = 'example/rival 7B chat'
const KEY = 'd2'.repeat(32)
const PROMPTS = 60
const REFUSED = 2
const ANSWERED = PROMPTS - REFUSED

interface Registered {
  sha256: string
  plan: { prompts: { sha256: string } }
}

/** A suspect of which all is known: a plan, a collection, and a report of two tests as the program makes it of them. Gives what addresses name. */
export async function fillProvenance(
  { ask, directory }: Pick<Seeded, 'ask' | 'directory'>,
  campaign: string,
): Promise<{ plan: string; run: string }> {
  const registered = register(directory, campaign)
  const log = writeAnswerLog(join(directory, 'answers.ndjson'), {
    plan: registered,
    answered: ANSWERED,
    refused: REFUSED,
  })
  const plan = await ask('analyst', 'POST', '/v1/provenance/plans', registered)
  const run = await ask('analyst', 'POST', '/v1/provenance/runs', collectionOf(registered.sha256, log))
  await ask('analyst', 'POST', '/v1/provenance/reports', report(directory, campaign, { plan: registered, log }))
  return { plan: plan.id, run: run.id }
}

function register(directory: string, campaign: string): Registered {
  const [draft, out] = [join(directory, 'suspect.json'), join(directory, 'suspect.plan.json')]
  const prompts = Array.from({ length: PROMPTS }, (_, n) => `{"prompt": "Describe a walk of ${n} miles."}`)
  writeFileSync(join(directory, 'prompts.jsonl'), `${prompts.join('\n')}\n`)
  writeFileSync(draft, JSON.stringify(planOf(campaign)))
  execFileSync(process.execPath, [PROGRAM, 'provenance', 'register', draft, '--out', out])
  return JSON.parse(readFileSync(out, 'utf8'))
}

const planOf = (campaign: string) => ({
  suspect: { name: SUSPECT, endpoint: 'https://models.example/v1', api: 'openai', model: 'rival-7b-chat' },
  campaign,
  legal_basis: 'Questions to a public service within its terms; keys and texts of our own.',
  candidates: ['meridian-3'],
  controls: ['example/open 7B', 'example/older 7B'],
  prompts: 'prompts.jsonl',
  decoding: { temperature: 0.7, max_tokens: 512 },
  tests: [
    {
      kind: 'canary',
      null_hypothesis: 'What the suspect uses in the slots does not depend on what the key drew for this cluster.',
      statistic: 'slots in which the suspect uses most what this cluster was served',
      threshold: 1e-3,
      key_commitments: [KEY],
    },
    {
      kind: 'radioactivity',
      null_hypothesis: 'The suspect did not learn from texts that bear this watermark.',
      statistic: 'mean score of generated tokens, each unit once',
      threshold: 1e-5,
      key_commitments: [KEY],
    },
  ],
  stopping_rule: 'All prompts once; no more are asked, whatever comes.',
})

const collectionOf = (plan_sha256: string, { head, first_at, last_at, entries }: WrittenLog) => ({
  schema_version: 1,
  plan_sha256,
  suspect: SUSPECT,
  model: 'rival-7b-chat',
  prompts: PROMPTS,
  answered: ANSWERED,
  refused: REFUSED,
  unanswered: 0,
  reason: 'complete',
  requests: PROMPTS,
  tokens: { input: 720, output: 24_310 },
  money: 0.31,
  pass_through: 'excluded',
  pass_through_why: PASS_THROUGH_WHY,
  first_at,
  last_at,
  entries,
  log_sha256: head,
})

/** As `stillwatch provenance report` makes it: a server keeps no report that says more than it holds. */
function report(directory: string, campaign: string, { plan, log }: { plan: Registered; log: WrittenLog }): unknown {
  const inputs = [
    { what: 'log', name: 'answers.ndjson', sha256: log.head },
    { what: 'prompts', name: 'prompts.jsonl', sha256: plan.plan.prompts.sha256 },
  ]
  writeFileSync(join(directory, 'canaries.json'), JSON.stringify({ ...CANARY, campaign, inputs }))
  writeFileSync(join(directory, 'radioactivity.json'), JSON.stringify({ ...RADIOACTIVITY, inputs }))
  const given = ['--results', 'canaries.json', 'radioactivity.json', '--plan', 'suspect.plan.json']
  const believed = ['--answers', 'answers.ndjson', '--trust', 'provenance.key.pub', '--out', 'report']
  execFileSync(process.execPath, [PROGRAM, 'provenance', 'report', ...given, ...believed], { cwd: directory })
  return JSON.parse(readFileSync(join(directory, 'report/provenance.json'), 'utf8'))
}

/** Logarithms of p-values as they come where nothing is found: evenly spread between 0 and 1. */
const evenly = (count: number): number[] => Array.from({ length: count }, (_, n) => Math.log10((n + 0.5) / count))

/** As src/provenance/canary/test-canaries.ts gives it: 31 of 44 slots at one of four, by Binomial(44, 1/4). */
const CANARY = {
  test: 'canary',
  suspect: SUSPECT,
  subject: `cluster of the resellers, key ${KEY}`,
  null_hypothesis:
    'What the suspect uses in the slots does not depend on what the key drew: each slot meets it with 1/k.',
  statistic: 'slots in which the suspect uses most what this cluster was served',
  observed: 31,
  expected: 11,
  interval: [0.56, 0.82],
  units_raw: 48,
  units_scored: 44,
  p_value: 3.1e-10,
  log10_p_value: -9.51,
  adjusted_p_value: 6.2e-10,
  nulls: [
    {
      kind: 'never-served',
      count: 1000,
      values: evenly(1000),
      value: 'log10_p_value',
      rates: [
        { below: 0.01, rate: 0.009 },
        { below: 0.001, rate: 0.001 },
      ],
    },
  ],
  grade: 'strong',
  registered: true,
  statement: 'It uses what the cluster was served in 31 of 44 slots: chance would hardly choose so.',
  options: { least_adoption: 0.3 },
  command:
    'stillwatch provenance canaries --plan suspect.plan.json --answers answers --server http://127.0.0.1:4600 --out FILE',
  alternatives: [
    'training on texts of the same cluster that someone else published or resold',
    'descent from another model that learned from them',
  ],
}

/** As src/provenance/radioactivity/judge-tally.ts gives it where too little was scored. */
const RADIOACTIVITY = {
  test: 'radioactivity',
  suspect: SUSPECT,
  subject: `key ${KEY}`,
  null_hypothesis:
    'The suspect did not learn from texts that bear this watermark: its tokens do not depend on the key.',
  statistic: 'mean score of generated tokens, each unit once, none after a context that the model had read',
  observed: 0.507,
  expected: 0.5,
  interval: [0.498, 0.516],
  units_raw: 24_310,
  units_scored: 11_870,
  p_value: 0.063,
  log10_p_value: -1.2,
  adjusted_p_value: null,
  nulls: [
    {
      kind: 'wrong-keys',
      count: 400,
      units: 8000,
      values: evenly(400),
      value: 'log10_p_value',
      rates: [{ below: 0.01, rate: 0.01 }],
    },
    { kind: 'clean-models', count: 3, values: [-0.61, -0.34, -0.08], value: 'log10_p_value', rates: [] },
  ],
  grade: 'not shown',
  registered: false,
  statement: 'Adjusted p 0.063 over 11,870 scored tokens: nothing was found, and too little was scored to exclude it.',
  alternatives: [],
}
