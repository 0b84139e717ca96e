import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { WatermarkKey } from '#contract/watermark-key.js'
import { askKeyRegistry } from '#pipeline/provenance/ask-key-registry.js'
import { runFake } from './fixtures/fake-cli.js'

const KEY: WatermarkKey = {
  id: `wmk_${'0'.repeat(16)}`,
  purpose: 'watermark',
  scheme: 'vllm-gumbel',
  parameters: { width: 4 },
  cluster: null,
  commitment: 'ab'.repeat(32),
  starts: '2026-03-01T00:00:00.000Z',
  ends: null,
  rotated_to: null,
  created: '2026-03-01T00:00:00.000Z',
  created_by: 'key:a',
}
const CONFIG = { scheme: 'vllm-gumbel', key: '42', width: 4 }

/** A server that says what these would be told. */
let http: Server
let server: string
let folder: string
let asked: { line: string; authorization: string | undefined; body: string }[] = []
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stillwatch-watermark-keys-'))
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
  if (line === 'GET /v1/watermark-keys?limit=1000') return [200, { items: [KEY], next: 'x y' }]
  if (line === 'GET /v1/watermark-keys?limit=1000&after=x%20y')
    return [200, { items: [{ ...KEY, scheme: 'canary' }], next: null }]
  if (line === 'GET /v1/watermark-keys/commitments') return [200, { commitments: [KEY] }]
  if (line === 'POST /v1/watermark-keys') return [201, KEY]
  if (line.endsWith('/rotate')) return [201, { former: { ...KEY, ends: KEY.starts }, key: KEY }]
  if (line.endsWith('/open')) return [200, { key: KEY, config: CONFIG, canary_key: null, salt: 'cd'.repeat(32) }]
  return [404, { detail: 'not kept', hint: 'List the keys.' }]
}

const run = (line: string[], key = 'sw_a') =>
  runFake(['watermark', 'keys', ...line, '--server', server], {
    env: { STILLWATCH_KEY: key },
    jobs: { watermarkKeys: askKeyRegistry },
  })

describe('stillwatch watermark keys', () => {
  it('lists all pages, and what can be published', async () => {
    const listed = await run(['list'])
    expect(listed.out.split('\n')).toEqual([
      `${KEY.id}  vllm-gumbel  all  2026-03-01T00:00:00.000Z – now  ${KEY.commitment}`,
      expect.stringContaining('canary'),
      '',
    ])
    expect(asked[0]!.authorization).toBe('Bearer sw_a')
    const published = await run(['commitments', '--format', 'json'])
    expect(JSON.parse(published.out).commitments[0]).toEqual({
      ...{ commitment: KEY.commitment, purpose: 'watermark', scheme: 'vllm-gumbel', starts: KEY.starts, ends: null },
    })
  })

  it('creates by words, rotates and ends', async () => {
    await run(['create', 'kgw', '--set', 'vocabulary=32000', '--set', 'seeding=selfhash', '--campaign', 'camp_0'])
    expect(JSON.parse(asked[0]!.body)).toEqual({
      ...{ purpose: 'watermark', scheme: 'kgw', campaign: 'camp_0' },
      parameters: { vocabulary: 32000, seeding: 'selfhash' },
    })
    await run(['create', 'canary'])
    expect(JSON.parse(asked[1]!.body)).toEqual({ purpose: 'canary' })
    expect((await run(['rotate', KEY.id])).out.match(/– now/g)).toHaveLength(1)
    const gone = await run(['end', 'wmk_none'])
    expect([gone.status, gone.err]).toEqual([2, expect.stringContaining('404: not kept')])
    expect((await run(['create', 'kgw', '--set', 'x'])).err).toContain('NAME=VALUE')
  })

  it('writes an opened key for its owner alone, over no other file', async () => {
    const out = join(folder, 'watermark.json')
    const opened = await run(['open', KEY.id, '--out', out])
    expect(opened.out).not.toContain('42')
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual(CONFIG)
    expect(JSON.parse(readFileSync(`${out}.opening`, 'utf8'))).toEqual({
      commitment: KEY.commitment,
      salt: 'cd'.repeat(32),
    })
    expect([out, `${out}.opening`].map((file) => statSync(file).mode & 0o777)).toEqual([0o600, 0o600])
    expect((await run(['open', KEY.id, '--out', out])).err).toContain('there already')
  })

  it('says what it lacks', async () => {
    expect((await run(['list'], '')).err).toContain('STILLWATCH_KEY')
    http.closeAllConnections()
    const away = runFake(['watermark', 'keys', 'list', '--server', 'http://127.0.0.1:1'], {
      env: { STILLWATCH_KEY: 'k' },
      jobs: { watermarkKeys: askKeyRegistry },
    })
    expect((await away).err).toContain('does not answer')
  })
})
