import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { matchReceived } from '#share/match/match-received.js'
import { readPopulations } from '#share/match/read-populations.js'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import type { Engine } from '#store/engine.js'
import { migrateEngine } from '#store/migrate-engine.js'

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    indicators: { type: 'string', default: '10000' },
    accounts: { type: 'string', default: '1000000' },
    tokens: { type: 'string', default: '20' },
    sketches: { type: 'string', default: '1' },
    shared: { type: 'string', default: '0.2' },
    memory: { type: 'string', default: '3' },
  },
})
if (values.help) {
  console.log(`Time to hold received indicators against the tokens and sketches of own accounts, back in time, and how it
grows.

  --indicators N   at most (10000); also a quarter and a sixteenth
  --accounts N     at most (1000000); likewise
  --tokens N       of an account (20)
  --sketches N     of an account (1); each has 32 tokens more. A sixth of the indicators are sketches
  --shared SHARE   of the indicators that match, by 1 to 100 accounts (0.2)
  --memory GIB     of the engine (3)`)
  process.exit(0)
}
const numbers = {
  indicators: Number(values.indicators),
  accounts: Number(values.accounts),
  tokens: Number(values.tokens),
  sketches: Number(values.sketches),
}
const shared = Number(values.shared)
const PARTS = [16, 4, 1]
const KINDS = ['template-skeleton', 'network', 'tls-fingerprint', 'payment', 'system-prompt']

/** 128 values of `text`, a tenth of them those of `whose` own, and the tokens of the 32 bands: as in exchange-sketches.sql. */
const SIGNATURE = `arrayMap(i -> toUInt32(sipHash64(if(sipHash64(whose, i) % 10 = 0, whose, text), i)), range(128)) AS signature`
const BANDS = `arrayMap(
  b -> SHA256(concat('minhash ', arrayStringConcat([b, signature[b + 1], signature[b + 33], signature[b + 65], signature[b + 97]], ','))),
  range(32)) AS bands`

const path = await mkdtemp(join(tmpdir(), 'match-indicators-'))
const engine = await openEmbedded({ path, memory_bytes_max: Number(values.memory) * 2 ** 30 })
try {
  await createSchema(engine, { sketch_key: [1n, 2n] })
  await migrateEngine(engine)
  const rows: string[][] = []
  let stored = 0
  for (const part of PARTS) {
    const accounts = Math.round(numbers.accounts / part)
    await addAccounts(engine, stored, accounts)
    await addSketches(engine, stored, accounts)
    stored = accounts
    // The largest of one dimension beside all of the other: 1/16 and 1/4 of both would tell less.
    for (const share of part === 1 ? PARTS : [1])
      rows.push(await measure(engine, accounts, Math.round(numbers.indicators / share)))
  }
  const head = ['accounts', 'tokens stored', 'indicators', 'matched', 'sketches', 'match s', 'CPU s', 'populations s']
  for (const row of [head, head.map(() => '---'), ...rows]) console.log(`| ${row.join(' | ')} |`)
} finally {
  await engine.close()
  await rm(path, { recursive: true, force: true })
}

/** Tokens as ingest would have left them; those of an account are its own but a tenth, which 50 accounts share. */
async function addAccounts(store: Engine, from: number, to: number): Promise<void> {
  await store.command(
    `INSERT INTO community_tokens (community, epoch, kind, token, account, first, last, exchanges)
     SELECT 'port', '2026', kind, token, account, '2026-03-01 00:00:00', '2026-03-02 00:00:00', 5
     FROM (
       SELECT
         sipHash64(toString(number)) AS account,
         arrayJoin(range({tokens:UInt32})) AS nth,
         {kinds:Array(String)}[nth % {kinds_of:UInt32} + 1] AS kind,
         SHA256(concat(kind, toString(if(nth % 10 = 9, intDiv(number, 50), number)), '/', toString(nth))) AS token
       FROM numbers({from:UInt64}, {count:UInt64}))
     SETTINGS max_insert_threads = 2`,
    { from, count: to - from, tokens: numbers.tokens, kinds: KINDS, kinds_of: KINDS.length },
  )
}

/** Sketches as ingest would have left them; a tenth are of texts that 50 accounts send, each with words of its own. */
async function addSketches(store: Engine, from: number, to: number): Promise<void> {
  const params = { from, count: to - from, sketches: numbers.sketches }
  const sketches = `
    SELECT
      sipHash64(toString(number)) AS account,
      concat(toString(number), '/', toString(arrayJoin(range({sketches:UInt32})))) AS whose,
      if(number % 10 = 0, concat('shared ', toString(intDiv(number, 500))), whose) AS text,
      ${SIGNATURE}
    FROM numbers({from:UInt64}, {count:UInt64})`
  await store.command(
    `INSERT INTO community_sketches (community, epoch, account, id, at, signature)
     SELECT 'port', '2026', account, sipHash64(whose), '2026-03-01 00:00:00', signature FROM (${sketches})
     SETTINGS max_insert_threads = 2, max_block_size = 8192`,
    params,
  )
  await store.command(
    `INSERT INTO community_tokens (community, epoch, kind, token, account, first, last, exchanges)
     SELECT 'port', '2026', 'minhash', arrayJoin(bands), account, '2026-03-01 00:00:00', '2026-03-02 00:00:00', 1
     FROM (SELECT account, ${BANDS} FROM (${sketches}))
     SETTINGS max_insert_threads = 2, max_block_size = 8192`,
    params,
  )
}

/** Sketches to look for, of which a share are of texts that accounts here send. */
async function addSketchIndicators(store: Engine, accounts: number, indicators: number): Promise<void> {
  await store.command(
    `INSERT INTO indicator_tokens (generation, indicator, community, epoch, kind, token_hex, signature)
     SELECT 1, indicator, 'port', '2026', 'minhash', lower(hex(arrayJoin(bands))), signature
     FROM (
       SELECT indicator, signature, ${BANDS}
       FROM (
         SELECT
           concat('indicator--', toString(generateUUIDv4())) AS indicator,
           concat('sender ', toString(number)) AS whose,
           concat('shared ', toString(intHash64(number) % {texts:UInt64}), if(number < {matching:UInt64}, '', '!')) AS text,
           ${SIGNATURE}
         FROM numbers({indicators:UInt64})))`,
    { indicators, matching: Math.round(indicators * shared), texts: Math.max(1, Math.floor(accounts / 500)) },
  )
}

/** Indicators of which a share names what some account has; the others name what nobody here has. */
async function measure(store: Engine, accounts: number, indicators: number): Promise<string[]> {
  const sketches = Math.floor(indicators / (KINDS.length + 1))
  await store.command('TRUNCATE TABLE indicator_tokens')
  await addSketchIndicators(store, accounts, sketches)
  await store.command(
    `INSERT INTO indicator_tokens (generation, indicator, community, epoch, kind, token_hex)
     SELECT 1, concat('indicator--', toString(generateUUIDv4())), 'port', '2026', kind, lower(hex(SHA256(concat(kind, named))))
     FROM (
       SELECT
         number % {tokens:UInt32} AS nth,
         {kinds:Array(String)}[nth % {kinds_of:UInt32} + 1] AS kind,
         intHash64(number) % {accounts:UInt64} AS whose,
         concat(toString(if(nth % 10 = 9, intDiv(whose, 50), whose)), '/', toString(nth), if(number < {matching:UInt64}, '', '!')) AS named
       FROM numbers({indicators:UInt64}))`,
    {
      ...{ tokens: numbers.tokens, kinds: KINDS, kinds_of: KINDS.length, accounts },
      ...{ indicators: indicators - sketches, matching: Math.round((indicators - sketches) * shared) },
    },
  )
  const row = z.object({ n: z.coerce.number() })
  const [tokens] = await store.rows(row, 'SELECT count() AS n FROM community_tokens')
  const cpu = process.cpuUsage()
  const began = performance.now()
  const matched = await matchReceived(store, { generation: 1, similarity_min: 0.5 })
  const seconds = (performance.now() - began) / 1000
  const used = process.cpuUsage(cpu)
  const counting = performance.now()
  await readPopulations(store)
  const alike = matched.filter(({ kind_of }) => kind_of === 'minhash').length
  return [
    accounts.toLocaleString('en'),
    tokens!.n.toLocaleString('en'),
    indicators.toLocaleString('en'),
    matched.length.toLocaleString('en'),
    `${alike.toLocaleString('en')} of ${sketches.toLocaleString('en')}`,
    seconds.toFixed(2),
    ((used.user + used.system) / 1e6).toFixed(2),
    ((performance.now() - counting) / 1000).toFixed(2),
  ]
}
