import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type ProvenanceResult, provenanceResultSchema } from '#contract/provenance.js'
import type { WatermarkKey } from '#contract/watermark-key.js'
import { canonicalJson } from '#lib/canonical-json.js'
import { detectWatermarkFiles } from '#pipeline/provenance/detect-watermark-files.js'
import { identityPrompts, observeIdentityFiles } from '#pipeline/provenance/observe-identity-files.js'
import { testAgreementFiles } from '#pipeline/provenance/test-agreement-files.js'
import { testCanaryFiles } from '#pipeline/provenance/test-canary-files.js'
import { testLineageFiles } from '#pipeline/provenance/test-lineage-files.js'
import { testRadioactivityFiles } from '#pipeline/provenance/test-radioactivity-files.js'
import { testWatermarkFiles } from '#pipeline/provenance/test-watermark-files.js'
import { runFake } from './fixtures/fake-cli.js'

const CAMPAIGN = `camp_${'c'.repeat(16)}`
const SALT = 'cd'.repeat(32)
const configOf = (key: string) => ({ scheme: 'vllm-gumbel' as const, key, width: 4 })
const secretOf = (n: number): string => `9${n}`.repeat(8)
/** sha256(canonical JSON ‖ salt), as docs/provenance.md says */
const commitmentOf = (config: object): string =>
  createHash('sha256').update(canonicalJson(config)).update(Buffer.from(SALT, 'hex')).digest('hex')
const CANARY: ProvenanceResult = {
  test: 'canary',
  suspect: 'm',
  subject: 'camp_0',
  null_hypothesis: 'chance',
  statistic: 'hits',
  observed: 10,
  expected: 2.5,
  interval: null,
  units_raw: 10,
  units_scored: 10,
  p_value: 1e-7,
  log10_p_value: -7,
  adjusted_p_value: 1e-7,
  nulls: [],
  grade: 'suggestive',
  registered: false,
  statement: 'It hits.',
  alternatives: [],
}
const keyOf = (n: number, change: Partial<WatermarkKey> = {}): WatermarkKey => ({
  id: `wmk_${String(n).repeat(16)}`,
  purpose: 'watermark',
  scheme: 'vllm-gumbel',
  parameters: { width: 4 },
  cluster: null,
  commitment: commitmentOf(configOf(secretOf(n))),
  starts: '2026-03-01T00:00:00.000Z',
  ends: null,
  rotated_to: null,
  created: '2026-03-01T00:00:00.000Z',
  created_by: 'key:a',
  ...change,
})
const KEYS = [
  keyOf(1),
  keyOf(2, { ends: '2026-04-01T00:00:00.000Z' }),
  keyOf(3, { cluster: `clu_${'a'.repeat(20)}` }),
  keyOf(4, { purpose: 'canary', scheme: 'canary' }),
]

let folder: string
let http: Server
let server: string
let asked: { line: string; authorization: string | undefined; body: string }[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stillwatch-tests-'))
  http = createServer(async (request, response) => {
    let body = ''
    for await (const piece of request) body += String(piece)
    asked.push({ line: `${request.method} ${request.url}`, authorization: request.headers.authorization, body })
    const [status, answer] = answerTo(`${request.method} ${request.url}`)
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  server = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
})
afterAll(() => {
  http.close()
  rmSync(folder, { recursive: true })
})
beforeEach(() => {
  asked = []
})

function answerTo(line: string): [number, unknown] {
  if (line === 'POST /v1/canaries/test') return [200, { results: [CANARY] }]
  if (line === 'GET /v1/watermark-keys?limit=1000') return [200, { items: KEYS, next: null }]
  const opened = KEYS.find(({ id }) => line === `POST /v1/watermark-keys/${id}/open`)
  if (opened === undefined) return [403, { detail: 'scope missing', hint: 'Ask for it.' }]
  const of = opened.cluster === null ? {} : { campaign: CAMPAIGN }
  return [200, { key: opened, config: configOf(secretOf(Number(opened.id[4]))), canary_key: null, salt: SALT, ...of }]
}

const fileOf = (name: string, document: unknown): string => {
  const path = join(folder, name)
  writeFileSync(path, JSON.stringify(document))
  return path
}
const run = (line: string[], env: Record<string, string> = { STILLWATCH_KEY: 'sw_a' }) =>
  runFake(['provenance', ...line], {
    env,
    jobs: {
      testRadioactivity: testRadioactivityFiles,
      testWatermark: testWatermarkFiles,
      testCanaries: testCanaryFiles,
      testAgreement: testAgreementFiles,
      testLineage: testLineageFiles,
      observeIdentity: observeIdentityFiles,
      identityPrompts: async () => identityPrompts(),
    },
  })
const files = () => {
  const tokens = [Array.from({ length: 60 }, (_, at) => (at * 37) % 101)]
  const answers = fileOf('answers.json', { model: 'm', tokens })
  return ['--answers', answers, '--prompts', fileOf('asked.json', [[7]]), '--wrong-keys', '3']
}

describe('stillwatch provenance radioactivity', () => {
  it('takes the keys in force from a server, and never prints one', async () => {
    const out = join(folder, 'results.json')
    const all = await run(['radioactivity', ...files(), '--server', server, '--out', out])
    expect([all.status, all.err]).toEqual([0, ''])
    expect(all.out).toMatch(/radioactivity: m\n\nkey [0-9a-f]{64}, vllm-gumbel\n {2}grade: not shown/)
    expect(all.out).toContain(`Written to ${out}`)
    const results = provenanceResultSchema.array().parse(JSON.parse(readFileSync(out, 'utf8')))
    expect(results.map(({ subject }) => subject.split(', ')[2])).toEqual([undefined, undefined, KEYS[2]!.cluster])
    // The server knows whose cluster the key is of.
    expect(results.map(({ campaign }) => campaign)).toEqual([undefined, undefined, CAMPAIGN])
    expect(results[0]!.command).toContain(`--server ${server} --wrong-keys 3 --seed 1 --out FILE`)
    expect(all.out).toContain(`${KEYS[2]!.cluster}, of ${CAMPAIGN}`)
    expect(asked.map(({ authorization }) => authorization)).toEqual(Array(4).fill('Bearer sw_a'))
    expect(all.out + readFileSync(out, 'utf8')).not.toMatch(/(9[123]){8}/)
    const later = ['--from', '2026-05-01', '--cluster', `clu_${'b'.repeat(20)}`, '--format', 'json']
    const some = await run(['radioactivity', ...files(), '--server', server, ...later])
    expect(JSON.parse(some.out)).toMatchObject([{ subject: expect.stringContaining(KEYS[0]!.commitment) }])
  })

  it('so does the direct test, and takes the same options', async () => {
    const line = ['watermark', ...files(), '--server', server, '--format', 'json', '--seed', '4']
    const { status, out } = await run(line)
    expect(status).toBe(0)
    const results = provenanceResultSchema.array().parse(JSON.parse(out))
    expect(results.map(({ test, campaign }) => [test, campaign])).toEqual([
      ['watermark', undefined],
      ['watermark', undefined],
      ['watermark', CAMPAIGN],
    ])
    expect(results[0]!.options).toEqual({ wrong_keys: 3, seed: 4 })
    expect((await run(['watermark', ...files()])).err).toContain('one of --config and --server')
  })

  it('so does watermark detect', async () => {
    const tokens = ['--tokens', fileOf('t.json', [1, 2, 3, 4, 5, 6, 7, 8, 9])]
    const options = { env: { STILLWATCH_KEY: 'sw_a' }, jobs: { detectWatermark: detectWatermarkFiles } }
    const detect = (...line: string[]) =>
      runFake(['watermark', 'detect', ...tokens, '--server', server, ...line], options)
    const { status, out } = await detect()
    expect([status, out]).toEqual([
      0,
      expect.stringMatching(/times 3 keys tried[\s\S]*called +key [0-9a-f]{64}, vllm-gumbel/),
    ])
    expect((await detect('--scheme', 'kgw')).err).toContain('the keys of a server leave nothing to choose')
  })

  it.each([
    [['--server', 'http://127.0.0.1:1'], {}, /STILLWATCH_KEY: no key of the server/],
    [['--server', 'nowhere'], { STILLWATCH_KEY: 'k' }, /--server nowhere: it is no address/],
    [['--from', '2026-05-01'], {}, /--from: it chooses among keys of a server/],
    [[], {}, /one of --config and --server/],
    [['--clean', 'other'], {}, /NAME=FILE/],
    [['--config', 'none.json'], {}, /none\.json: it cannot be read/],
    [
      ['--server', 'http://127.0.0.1:1', '--out', '/nowhere/r.json'],
      { STILLWATCH_KEY: 'k' },
      /its folder does not exist/,
    ],
  ])('%j is refused', async (line, env, message) => {
    const refused = await run(['radioactivity', ...files(), ...line], env as Record<string, string>)
    expect([refused.status, refused.out]).toEqual([2, ''])
    expect(refused.err).toMatch(message)
  })
})

describe('stillwatch provenance canaries', () => {
  const texts = () => ['--answers', fileOf('texts.json', { model: 'm', outputs: ['a small thing', ''] })]
  const prompts = () => ['--prompts', fileOf('prompts.json', ['what?', { prompt: 'who?', system: 's' }])]

  it('hands answers and questions to the server, and writes what it finds', async () => {
    const out = join(folder, 'canaries.json')
    const line = ['canaries', ...texts(), ...prompts(), '--server', server, '--threshold', '0.0001']
    const { status, out: told } = await run([...line, '--least-adoption', '0.2', '--out', out])
    expect(status).toBe(0)
    expect(told).toContain('canary: m')
    expect(JSON.parse(asked[0]!.body)).toEqual({
      suspect: 'm',
      answers: [{ text: 'a small thing', question: '\nwhat?' }],
      threshold: 0.0001,
      least_adoption: 0.2,
    })
    const [result, ...more] = provenanceResultSchema.array().parse(JSON.parse(readFileSync(out, 'utf8')))
    expect(more).toEqual([])
    expect(result!.inputs!.map(({ what, name }) => `${what} ${name}`)).toEqual([
      'answers texts.json',
      'prompts prompts.json',
    ])
    expect(result!.options).toEqual({ least_adoption: 0.2 })
    expect(result!.command).toContain('stillwatch provenance canaries --answers texts.json --prompts prompts.json')
  })

  it('says what it lacks', async () => {
    expect((await run(['canaries', ...texts(), '--server', server])).err).toContain('--prompts: it is not told')
    const few = ['--prompts', fileOf('few.json', ['what?'])]
    expect((await run(['canaries', ...texts(), ...few, '--server', server])).err).toContain('2 answers to 1 prompts')
    const ids = ['--answers', fileOf('ids.json', [[1], [2]])]
    expect((await run(['canaries', ...ids, ...prompts(), '--server', server])).err).toContain('these are token ids')
  })
})

describe('agreement, lineage and identity', () => {
  it('tell their results on a terminal and as JSON', async () => {
    const models = ['s', 'b', 'c', 'd'].map((model) => fileOf(`${model}.json`, { model, tokens: [1, 2, 3, null] }))
    const line = ['--suspect', models[0]!, '--candidate', models[1]!, '--control', models[2]!, models[3]!]
    for (const test of ['agreement', 'lineage']) {
      const { status, out } = await run([test, ...line])
      expect([status, out]).toEqual([0, expect.stringMatching(/: s\n\nb\n {2}grade: not shown/)])
      expect(JSON.parse((await run([test, ...line, '--format', 'json'])).out)).toHaveLength(1)
      expect(JSON.parse((await run([test, ...line, '--format', 'json'])).out)).toMatchObject([
        {
          inputs: ['answers', 'candidate', 'control', 'control'].map((what) => ({ what })),
          options: {},
          command: `stillwatch provenance ${test} --suspect s.json --candidate b.json --control c.json d.json --out FILE`,
        },
      ])
      expect((await run([test, ...line.slice(0, -1)])).status).toBe(2)
    }
  })

  it('identity prints its questions, and needs answers', async () => {
    expect(JSON.parse((await run(['identity', '--list-prompts'])).out)).toContain('Who are you?')
    expect((await run(['identity'])).err).toContain('--suspect: no answers are named')
    const suspect = fileOf('who.json', { model: 'm', outputs: ['I am Claude.'] })
    expect((await run(['identity', '--suspect', suspect])).out).toContain('not probative alone')
    expect(JSON.parse((await run(['identity', '--suspect', suspect, '--format', 'json'])).out)).toMatchObject([
      { inputs: [{ what: 'answers', name: 'who.json' }], options: {} },
    ])
    const silent = fileOf('silent.json', { model: 'm', outputs: ['Nobody.'] })
    expect((await run(['identity', '--suspect', silent])).out).toContain('no result came out')
  })
})
