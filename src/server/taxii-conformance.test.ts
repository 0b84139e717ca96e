import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestServer } from './fixtures/start-test-server.js'
import { askTaxii, startTaxiiPlace, TAXII, type TaxiiPlace } from './fixtures/taxii-place.js'
import { expect_list, expect_text, TAXII_REQUIREMENTS, type TaxiiRequirement } from './fixtures/taxii-requirements.js'

const PAGE = new URL('../../docs/taxii.md', import.meta.url)

let place: TaxiiPlace
beforeAll(async () => {
  place = await startTaxiiPlace()
})
afterAll(() => place?.server.close())

/** `expected` with its stand-ins, without what must be absent. */
function toMatcher(expected: unknown): unknown {
  if (expected === expect_text) return expect.stringMatching(/./)
  if (expected === expect_list) return expect.arrayContaining([expect.anything()])
  if (Array.isArray(expected)) return expected.map(toMatcher)
  if (typeof expected !== 'object' || expected === null) return expected
  const told = Object.entries(expected).filter(([, value]) => value !== undefined)
  return Object.fromEntries(told.map(([name, value]) => [name, toMatcher(value)]))
}

describe('TAXII 2.1, requirement by requirement', () => {
  it.each(
    TAXII_REQUIREMENTS.map(
      (one) => [`${one.section} ${one.method} ${one.path}: ${one.when} → ${one.status}`, one] as const,
    ),
  )('%s', async (_, requirement) => {
    const { method, path, ask, status, json, headers = {} } = requirement
    const answer = await askTaxii(place, method, path, ask)
    expect({ status: answer.status, text: answer.text }).toMatchObject({ status })
    expect(answer.headers.get('content-type')).toBe(TAXII)
    if (status >= 400)
      expect(answer.json).toMatchObject({
        title: expect.any(String),
        description: expect.any(String),
        http_status: String(status),
      })
    const expected = json?.(place) ?? {}
    if (answer.text !== '') expect(answer.json).toMatchObject(toMatcher(expected) as object)
    for (const [name, value] of Object.entries(expected))
      if (value === undefined) expect(answer.json).not.toHaveProperty(name)
    for (const [name, form] of Object.entries(headers)) expect(answer.headers.get(name)).toMatch(form)
    if (method === 'DELETE' && status === 200) expect(answer.text).toBe('')
    expect(answer.text).not.toContain(place.key)
  })
})

describe('beyond single answers', () => {
  it('a pending status becomes complete', async () => {
    const objects = Array.from({ length: 12 }, (_, number) => ({
      type: 'ipv4-addr',
      spec_version: '2.1',
      id: `ipv4-addr--00000000-0000-4000-9000-0000000000${10 + number}`,
      value: '203.0.113.7',
    }))
    const { json } = await askTaxii(place, 'POST', '/taxii2/lab/collections/{both}/objects/', { body: { objects } })
    expect(json.status).toBe('pending')
    await expect
      .poll(async () => (await askTaxii(place, 'GET', `/taxii2/lab/status/${json.id}/`)).json, { timeout: 20_000 })
      .toMatchObject({ status: 'complete', success_count: 12, pending_count: 0 })
  })

  it('pages give each object once, and their headers its dates', async () => {
    const seen: string[] = []
    const dates: string[] = []
    for (let next: string | undefined = ''; next !== undefined; ) {
      const page = await askTaxii(
        place,
        'GET',
        `/taxii2/lab/collections/{read}/manifest/?match[version]=all&limit=2${next && `&next=${next}`}`,
      )
      expect(page.headers.get('x-taxii-date-added-first')).toBe(page.json.objects[0].date_added)
      expect(page.headers.get('x-taxii-date-added-last')).toBe(page.json.objects.at(-1).date_added)
      seen.push(...page.json.objects.map(({ id, version }: { id: string; version: string }) => `${id} ${version}`))
      dates.push(...page.json.objects.map(({ date_added }: { date_added: string }) => date_added))
      next = page.json.next
    }
    expect(seen).toHaveLength(7)
    expect(new Set(seen).size).toBe(7)
    expect(dates).toEqual([...dates].sort())
    const rest = await askTaxii(
      place,
      'GET',
      `/taxii2/lab/collections/{read}/manifest/?match[version]=all&limit=9&added_after=${dates[4]}`,
    )
    expect(rest.json.objects).toHaveLength(2)
  })

  it('what was received is kept with who and when, for those who run the server', async () => {
    const { json } = await place.server.ask('GET', `/v1/collections/${place.collections.write}/received`)
    expect(json.items).toMatchObject([
      { sender: place.principal, added: expect.stringMatching(/\.\d{6}Z$/), object: { name: 'indicator 30' } },
    ])
    const { collections } = place
    const grants = await place.server.ask('GET', `/v1/collections/${collections.write}/grants`)
    expect(grants.json.items).toMatchObject([{ principal: place.principal, can_read: false, can_write: true }])
  })

  it('a grant that is taken back ends access at once, and is in the audit log', async () => {
    const { server, collections, principal } = place
    const path = `/v1/collections/${collections.write}/grants/${encodeURIComponent(principal)}`
    expect((await server.ask('DELETE', path)).status).toBe(200)
    expect((await askTaxii(place, 'GET', '/taxii2/lab/collections/{write}/')).status).toBe(404)
    expect((await server.ask('DELETE', path)).status).toBe(404)
    expect((await server.ask('DELETE', `/v1/collections/${collections.hidden}`)).status).toBe(200)
    const { json } = await server.ask('GET', '/v1/audit?limit=100')
    const actions = json.items.map(({ action }: { action: string }) => action)
    for (const action of ['collection.created', 'collection.granted', 'collection.refused', 'collection.deleted'])
      expect(actions).toContain(action)
  })
})

it('a client that asks too often is told so as TAXII has it', async () => {
  const server = await startTestServer({ server: { requests_per_minute: 3 } })
  try {
    const key = await server.keyWith(['taxii'])
    const ask = () => askTaxii({ ...place, server, key }, 'GET', '/taxii2/')
    for (let asked = 0; asked < 3; asked++) expect((await ask()).status).toBe(200)
    const refused = await ask()
    expect(refused).toMatchObject({ status: 429, json: { http_status: '429' } })
    expect(refused.headers.get('content-type')).toBe(TAXII)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  } finally {
    await server.close()
  }
})

describe('docs/taxii.md', () => {
  const rowOf = ({ section, method, path, when, status, shows }: TaxiiRequirement): string => {
    const short = path
      .replace(/\?.*/, '')
      .replace(/^\/taxii2\/(lab|elsewhere|nowhere)/, '/{root}')
      .replace(/collections\/[^/]+\//, 'collections/{id}/')
      .replace(/objects\/[^/]+\//, 'objects/{oid}/')
      .replace(/status\/[^/]+\//, 'status/{id}/')
    return `| ${section} | ${method} \`${short}\` | ${when} | ${status}${shows === undefined ? '' : `: ${shows}`} |`
  }
  const table = [...new Set(TAXII_REQUIREMENTS.map(rowOf))].join('\n')
  const marked = /(<!-- requirements -->\n)([\s\S]*)(\n<!-- end of requirements -->)/

  it('holds the table of what is tested (UPDATE_DOCS=1 writes it)', () => {
    const head = '| section | endpoint | when | answer |\n| --- | --- | --- | --- |\n'
    const page = readFileSync(PAGE, 'utf8')
    const wanted = page.replace(marked, (_, begin, __, end) => begin + head + table + end)
    if (process.env.UPDATE_DOCS === '1') writeFileSync(PAGE, wanted)
    expect(wanted).toContain(table)
    expect(readFileSync(PAGE, 'utf8')).toBe(wanted)
  })

  it('names a test of each endpoint and each status', () => {
    const pairs = new Set(TAXII_REQUIREMENTS.map(({ section, status }) => `${section} ${status}`))
    const common = [401, 403, 404, 406]
    const wanted: Record<string, number[]> = {
      '4.1': [200, 401, 403, 406],
      '4.2': [200, ...common],
      '4.3': [200, ...common],
      '5.1': [200, ...common],
      '5.2': [200, ...common],
      '5.3': [200, 400, ...common],
      '5.4': [200, 400, ...common],
      '5.5': [202, 400, ...common, 413, 415, 422],
      '5.6': [200, 400, ...common],
      '5.7': [200, 400, ...common],
      '5.8': [200, 400, ...common],
    }
    for (const [section, statuses] of Object.entries(wanted))
      for (const status of statuses) expect(pairs).toContain(`${section} ${status}`)
  })
})
