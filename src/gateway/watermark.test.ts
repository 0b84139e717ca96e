import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Decision } from '#contract/decision.js'
import { type ModelServer, startModelServer } from './fixtures/model-server.js'
import { ALLOW, ask, bodyFor, PATHS, startTestGateway, type TestGateway, until } from './fixtures/test-gateway.js'
import type { JsonObject } from './json-object.js'
import { stripOptOut } from './watermark/strip-opt-out.js'

const clusterOf = (number: number): string => `clu_${number.toString(16).padStart(20, '0')}`
const marking = (cluster: string): Decision => ({
  decision: 'degrade',
  reason_code: 'restricted',
  degrade: ['watermark'],
  cluster,
  ttl_s: 0,
})
const CHAT = '/v1/chat/completions'

let test: TestGateway
let pools: ModelServer[]
beforeEach(async () => {
  pools = await Promise.all([1, 2, 3].map(() => startModelServer()))
  test = await startTestGateway({
    watermark: {
      upstream_key_commitment: '9'.repeat(64),
      pools: [
        { name: 'first', upstream: pools[0]!.url, key_commitment: '1'.repeat(64) },
        { name: 'second', upstream: `${pools[1]!.url}/`, key_commitment: '2'.repeat(64) },
        { name: 'own', upstream: pools[2]!.url, key_commitment: '3'.repeat(64), clusters: [clusterOf(7)] },
      ],
    },
  })
})
afterEach(async () => {
  await test.close()
  for (const pool of pools) await pool.close()
})

const seen = () => [test.model, ...pools].map((server) => server.seen.length)
const recorded = async (): Promise<JsonObject> => {
  await until(() => test.recorded.length === 1)
  return test.recorded.splice(0)[0]!
}

it.each(PATHS)('%s: goes to the pool of its cluster, always the same, and the record says which', async (path) => {
  test.decision = marking(clusterOf(7))
  for (const stream of [false, true]) {
    await ask(test.url + path, bodyFor(path, 'plain', { stream }))
    expect((await recorded()).served).toEqual({ cluster: clusterOf(7), watermark_key: '3'.repeat(64), pool: 'own' })
  }
  expect(seen()).toEqual([0, 0, 0, 2])
  test.decision = ALLOW
  await ask(test.url + path, bodyFor(path, 'plain'))
  expect((await recorded()).served).toEqual({ watermark_key: '9'.repeat(64) })
  expect(seen()).toEqual([1, 0, 0, 2])
})

it('deals other clusters to the pools that are for all', async () => {
  for (let number = 8; number < 28; number++)
    for (const _ of [1, 2]) {
      test.decision = marking(clusterOf(number))
      await ask(test.url + CHAT, bodyFor(CHAT, 'plain'))
    }
  const [model, first, second, own] = seen()
  expect([model, own, first! % 2, second! % 2]).toEqual([0, 0, 0, 0])
  expect(Math.min(first!, second!)).toBeGreaterThan(4)
  expect((await ask(`${test.url}/-/metrics`)).text).not.toContain('degradations_unknown_total{')
})

it('counts what no pool is there for', async () => {
  await test.close()
  test = await startTestGateway()
  test.decision = marking(clusterOf(1))
  await ask(test.url + CHAT, bodyFor(CHAT, 'plain'))
  expect((await recorded()).served).toBeUndefined()
  expect((await ask(`${test.url}/-/metrics`)).text).toContain('degradations_unknown_total{degradation="watermark"} 1')
})

describe("a client's opt-out", () => {
  it.each(PATHS)('%s: is taken out, wherever engines take it', async (path) => {
    const rest = { seed: 5, stream: true, stream_options: { include_usage: true } }
    for (const opt_out of [
      { watermarking: false },
      { watermarking: null },
      { extra_body: { watermarking: false, top_k: 3 } },
      { extra_body: { vllm_xargs: { watermarking: 0 } } },
      { sampling_params: { watermarking: 'false' } },
    ]) {
      await ask(test.url + path, bodyFor(path, 'plain', { ...rest, ...opt_out }), { 'content-digest': 'sha-256=:x:' })
      const { body, headers } = test.model.seen.at(-1)!
      expect(body.toString()).not.toContain('watermarking')
      expect(JSON.parse(body.toString())).toMatchObject({ ...bodyFor(path, 'plain'), ...rest })
      expect(headers['content-digest']).toBeUndefined()
      expect(headers['content-length']).toBe(String(body.length))
      expect(JSON.stringify((await recorded()).request)).toContain('watermarking')
    }
  })

  it('is taken out of requests of other interfaces as well', async () => {
    await ask(`${test.url}/generate`, { model: 'm', prompt: 'x', watermarking: false })
    expect(JSON.parse(test.model.seen.at(-1)!.body.toString())).toEqual({ model: 'm', prompt: 'x' })
  })

  it('stays where the operator says so, and nothing else is touched', async () => {
    const kept = JSON.stringify(
      bodyFor(CHAT, 'plain', { watermarking: true, n: 1.0, messages: [{ watermarking: false }] }),
    )
    await ask(test.url + CHAT, kept)
    expect(test.model.seen.at(-1)!.body.toString()).toBe(kept)
    await test.close()
    test = await startTestGateway({ watermark: { strip_opt_out: false } })
    await ask(test.url + CHAT, bodyFor(CHAT, 'plain', { watermarking: false }))
    expect(JSON.parse(test.model.seen.at(-1)!.body.toString())).toMatchObject({ watermarking: false })
  })

  it('keeps all that is not one', () => {
    const asked = { watermarking: true, extra_body: { watermarking: true }, messages: [] }
    expect(stripOptOut(asked)).toBeUndefined()
    expect(stripOptOut({ ...asked, extra_body: { watermarking: false, a: 1 } })!.json).toEqual({
      ...asked,
      extra_body: { a: 1 },
    })
  })
})
