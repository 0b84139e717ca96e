import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { settingsSchema } from '#contract/settings.js'
import { createSignals } from '#signals/create-signals.js'
import type { CommunityKey } from '#signals/tokens/community-key.js'
import { clearToken, communityToken, normaliseAddress } from '#signals/tokens/community-token.js'
import { createCommunityTokens } from '#signals/tokens/create-community-tokens.js'
import type { Engine } from '#store/engine.js'
import { applyRetention } from '../live/apply-retention.js'
import { eraseEngine } from '../operate/erase-engine.js'
import { keyOf, type Operator, type Operators, openOperators } from './fixtures/open-operators.js'

const PORT = keyOf('port', 1)
const BAY = keyOf('bay', 2)
const TEXT = 'Solve the following problem step by step and show each thought before the answer: 17 apples cost 3.50'

let operators: Operators
let north: Operator
let south: Operator
beforeAll(async () => {
  operators = await openOperators()
  north = await operators.open('north', [PORT, BAY])
  south = await operators.open('south', [PORT])
})
afterAll(() => operators.close())

const tokenRow = z.object({
  account: z.string(),
  community: z.string(),
  epoch: z.string(),
  kind: z.string(),
  token: z.string(),
  exchanges: z.coerce.number(),
})
const tokensOf = (engine: Engine, account: string, kind?: string) =>
  engine.rows(
    tokenRow,
    `SELECT {account:String} AS account, community, epoch, kind, lower(hex(token)) AS token, sum(exchanges) AS exchanges
     FROM community_tokens AS t WHERE t.account = sipHash64({account:String}) AND (kind = {kind:String} OR {kind:String} = '')
     GROUP BY community, epoch, kind, token ORDER BY kind, community, token`,
    { account, kind: kind ?? '' },
  )
const one = async (engine: Engine, account: string, kind: string, key: CommunityKey = PORT) =>
  (await tokensOf(engine, account, kind)).find(({ community }) => community === key.community)?.token

describe('tokens of what exchanges show', () => {
  it('are the same at two operators of a community, and others under another key', async () => {
    const shown = {
      text: TEXT,
      system: 'You are a tutor.',
      client_ip: '203.0.113.9',
      tls: 't13d_A',
      payment: 'pf_1',
      user_agent: 'kit/2',
    }
    await north.send([{ account: 'n', ...shown }])
    await south.send([{ account: 's', ...shown }])
    const kinds = ['template-skeleton', 'system-prompt', 'network', 'tls-fingerprint', 'payment']
    for (const kind of kinds) {
      const token = await one(north.engine, 'n', kind)
      expect(token, kind).toMatch(/^[0-9a-f]{64}$/)
      expect(await one(south.engine, 's', kind), kind).toBe(token)
      expect(await one(north.engine, 'n', kind, BAY), kind).not.toBe(token)
    }
  })

  it('are HMAC-SHA256 of the kind and the value, as docs/indicators.md says', async () => {
    expect(await one(north.engine, 'n', 'payment')).toBe(communityToken(PORT, 'payment', 'pf_1'))
    expect(await one(north.engine, 'n', 'payment', BAY)).toBe(communityToken(BAY, 'payment', 'pf_1'))
    expect(await one(north.engine, 'n', 'system-prompt')).toBe(
      communityToken(PORT, 'system-prompt', 'You are a tutor.'),
    )
    expect(await one(north.engine, 'n', 'template-skeleton')).toBe(
      communityToken(
        PORT,
        'template-skeleton',
        'solve the following problem step by step and before the answer 00 apples cost 0 00',
      ),
    )
    const agents = await tokensOf(north.engine, 'n', 'user-agent')
    expect(agents).toMatchObject([{ community: '', epoch: '', token: clearToken('user-agent', 'kit/2') }])
  })

  it.each<[string, string, object, object]>([
    ['numbers of a message', 'template-skeleton', { text: TEXT }, { text: TEXT.replace('17', '29').toUpperCase() }],
    [
      'what stands in the middle of it',
      'template-skeleton',
      { text: TEXT },
      { text: TEXT.replace('show each thought', 'tell all you think') },
    ],
    ['space and line ends of a system prompt', 'system-prompt', { system: 'Be\r\nkind.' }, { system: '\n Be\nkind. ' }],
    ['how a letter with an accent is composed', 'system-prompt', { system: 'Caf\u00e9' }, { system: 'Cafe\u0301' }],
    ['a port', 'network', { client_ip: '203.0.113.7' }, { client_ip: '203.0.113.7:4431' }],
    ['proxies behind the client', 'network', { client_ip: '203.0.113.7' }, { client_ip: '203.0.113.7, 10.0.0.1' }],
    ['an address as IPv4-mapped', 'network', { client_ip: '203.0.113.7' }, { client_ip: '::ffff:203.0.113.7' }],
    ['the spelling of an address', 'network', { client_ip: '2001:db8::1' }, { client_ip: '[2001:0DB8:0:0::0:1]:443' }],
    ['capitals of a TLS fingerprint', 'tls-fingerprint', { tls: 'T13D' }, { tls: ' t13d' }],
  ])('do not depend on %s', async (title, kind, first, second) => {
    await north.send([
      { account: `1 ${title}`, ...first },
      { account: `2 ${title}`, ...second },
    ])
    const token = await one(north.engine, `1 ${title}`, kind)
    expect(token).toBeDefined()
    expect(await one(north.engine, `2 ${title}`, kind)).toBe(token)
  })

  it.each<[string, string, object]>([
    ['a message of less than eight words', 'template-skeleton', { text: 'Hello, how are you today?' }],
    ['a private address', 'network', { client_ip: '10.1.2.3' }],
    ['a shared address', 'network', { client_ip: '100.64.0.9' }],
    ['a local address', 'network', { client_ip: 'fe80::1%eth0' }],
    ['what is no address', 'network', { client_ip: 'unknown' }],
    ['a system prompt of spaces', 'system-prompt', { system: ' \n' }],
  ])('are not made of %s', async (title, kind, shown) => {
    await north.send([{ account: title, ...shown }])
    expect(await one(north.engine, title, kind)).toBeUndefined()
  })

  it('are the same as those that are made of a clear address here', async () => {
    const addresses = ['198.51.100.1', '2001:db8::', '2001:db8:1::7', '2001:0db8:0:1:0:0:0:1', '::ffff:198.51.100.2']
    await north.send(addresses.map((client_ip) => ({ account: `at ${client_ip}`, client_ip })))
    for (const address of addresses)
      expect(await one(north.engine, `at ${address}`, 'network'), address).toBe(
        communityToken(PORT, 'network', normaliseAddress(address)!),
      )
    for (const local of ['192.168.0.1', '172.16.0.1', '127.0.0.1', '::1', 'fd00::1', 'x', ''])
      expect(normaliseAddress(local), local).toBeUndefined()
    expect(normaliseAddress('172.32.0.1')).toBeDefined()
  })

  it('count an exchange once, also where it is sent again', async () => {
    const twice = { account: 'again', id: 'same', payment: 'pf_2' }
    await north.send([twice, twice])
    await north.send([twice])
    expect((await tokensOf(north.engine, 'again', 'payment')).map(({ exchanges }) => exchanges)).toEqual([1, 1])
  })

  it('leave identifiers hashed, and texts nowhere', async () => {
    const [found] = await north.engine.rows(
      z.object({ payment: z.string() }),
      "SELECT maxMerge(payment) AS payment FROM accounts_seen WHERE account = sipHash64('n') GROUP BY account",
    )
    expect(found?.payment).toMatch(/^[0-9A-F]{32}$/)
    const clear = await north.engine.rows(
      z.object({ engine: z.string() }),
      "SELECT engine FROM system.tables WHERE database = currentDatabase() AND engine != 'MaterializedView' AND name IN (SELECT table FROM system.columns WHERE database = currentDatabase() AND name IN ('clear', 'words', 'system_text'))",
    )
    expect(clear.length).toBeGreaterThan(1)
    expect(new Set(clear.map(({ engine }) => engine))).toEqual(new Set(['Null']))
  })
})

describe('sketches', () => {
  const LONG = `${TEXT} and a pear costs as much as two of them; a basket holds forty, and the cart holds nine baskets. How much is a full cart worth`
  const signatureRow = z.object({ signature: z.array(z.number()) })
  const signature = async (engine: Engine, account: string) =>
    (
      await engine.rows(
        signatureRow,
        "SELECT signature FROM community_sketches WHERE account = sipHash64({account:String}) AND community = 'port'",
        { account },
      )
    )[0]!.signature
  const alike = (a: number[], b: number[]) => a.filter((value, place) => value === b[place]).length / 128

  it('are as alike as the words of two texts, at two operators', async () => {
    const changed = LONG.replace('apples', 'plums').replace('basket holds', 'crate fits')
    await north.send([
      { account: 'long', text: LONG },
      {
        account: 'other',
        text: 'What is the best way to keep bees in a small garden near a road, given that winters are hard here and I have no shed',
      },
    ])
    await south.send([
      { account: 'long', text: LONG },
      { account: 'changed', text: changed },
    ])
    const words = (text: string) =>
      new Set(
        text
          .toLowerCase()
          .replace(/[0-9]/g, '0')
          .split(/[^a-z0-9]+/),
      )
    const [a, b] = [words(LONG), words(changed)]
    const jaccard = [...a].filter((word) => b.has(word)).length / new Set([...a, ...b]).size
    const here = await signature(north.engine, 'long')
    expect(here).toHaveLength(128)
    expect(await signature(south.engine, 'long')).toEqual(here)
    expect(Math.abs(alike(here, await signature(south.engine, 'changed')) - jaccard)).toBeLessThan(0.2)
    expect(alike(here, await signature(north.engine, 'other'))).toBeLessThan(0.3)
    const bands = (await tokensOf(north.engine, 'long', 'minhash')).filter(({ community }) => community === 'port')
    expect(bands).toHaveLength(32)
    const near = new Set((await tokensOf(south.engine, 'changed', 'minhash')).map(({ token }) => token))
    expect(bands.some(({ token }) => near.has(token))).toBe(true)
  })
})

it('go with the account, and after the days of the exchanges', async () => {
  await south.send([{ account: 'leaves', payment: 'pf_9' }])
  const erased = await eraseEngine(south.engine, { account_id: 'leaves', account_field: 'account' })
  expect(erased).toMatchObject({ community_tokens: expect.any(Number), account_tokens: expect.any(Number) })
  expect(await tokensOf(south.engine, 'leaves')).toEqual([])
  await applyRetention(south.engine, settingsSchema.parse({}), [])
  const [row] = await south.engine.rows(
    z.object({ tables: z.coerce.number() }),
    "SELECT count() AS tables FROM system.tables WHERE database = currentDatabase() AND name IN ('community_tokens', 'account_tokens', 'community_sketches') AND create_table_query LIKE '%TTL%toIntervalDay(180)%'",
  )
  expect(row?.tables).toBe(3)
})

it('stay with the exchanges of a file that was handed over, however old those are', async () => {
  const { engine, send } = await operators.open('east', [PORT])
  const shown = { ts: '2026-01-02T12:00:00Z', text: TEXT, payment: 'pf_4', user_agent: 'kit/4' }
  await applyRetention(engine, settingsSchema.parse({ retention: { exchanges_days: 0 } }), [])
  const room = { rejects_room: 0, document_bytes_max: 0 }
  const older_than = new Date('2026-02-01T00:00:00Z')
  await send([{ account: 'of a file', ...shown }], {
    ...{ id: 'imp_1', older_than, kept_until: new Date('2100-01-01T00:00:00Z') },
    ...room,
  })
  await send([{ account: 'of a sender', ...shown }])
  const left = async () => {
    const found: Record<string, string[]> = {}
    const tables = ['exchanges', 'account_clients', 'community_tokens', 'account_tokens', 'community_sketches']
    for (const table of tables) {
      await engine.command(`OPTIMIZE TABLE ${table} FINAL`)
      const names = await engine.rows(
        z.object({ name: z.string() }),
        `SELECT name FROM (SELECT arrayJoin(['of a file', 'of a sender']) AS name)
         WHERE sipHash64(name) IN (SELECT account FROM ${table}) ORDER BY name`,
      )
      found[table] = names.map(({ name }) => name)
    }
    return found
  }
  expect(new Set(Object.values(await left()).map((names) => names.length))).toEqual(new Set([2]))
  const days = Math.floor((Date.now() - older_than.getTime()) / 86_400_000)
  await applyRetention(engine, settingsSchema.parse({ retention: { exchanges_days: days } }), [])
  const sql = 'SELECT count() AS waiting FROM system.mutations WHERE database = currentDatabase() AND NOT is_done'
  const waiting = async () => (await engine.rows(z.object({ waiting: z.coerce.number() }), sql))[0]!.waiting
  while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 50))
  for (const [table, names] of Object.entries(await left())) expect(names, table).toEqual(['of a file'])
})

it('end, with the keys, where no community is configured any more', async () => {
  const { engine, send } = await operators.open('west', [PORT])
  await send([{ account: 'before', payment: 'pf_3' }])
  await applyRetention(engine, settingsSchema.parse({ retention: { exchanges_days: 20_000 } }), [])
  await createSignals(
    engine,
    await createCommunityTokens(engine, { keys: [PORT], minhash_share: 1, target: 'exchanges_arrived' }),
  )
  await createSignals(
    engine,
    await createCommunityTokens(engine, { keys: [], minhash_share: 1, target: 'exchanges_arrived' }),
  )
  expect((await send([{ account: 'after', payment: 'pf_3' }])).kept).toBe(1)
  expect(await tokensOf(engine, 'before', 'payment')).toHaveLength(1)
  expect(await tokensOf(engine, 'after')).toEqual([])
  expect(await engine.rows(z.object({ name: z.string() }), 'SELECT name FROM communities')).toEqual([])
})
