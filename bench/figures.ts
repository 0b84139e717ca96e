/**
 * How long the figures of the console take: of a server with simulated traffic that found its campaigns by itself, and of
 * stores with one campaign of 25,000 accounts.
 *   npm run bench -- figures --exchanges 1000000 --harvest 28750000 --rounds 3
 */
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { openFigureStore } from '#pipeline/figures/fixtures/open-figure-store.js'
import { LiveFigures } from '#pipeline/figures/live-figures.js'
import { startTestServer, type TestServer } from '#server/fixtures/start-test-server.js'
import { simulate } from '#sim/simulate.js'

const { values } = parseArgs({
  options: {
    exchanges: { type: 'string', default: '1000000' },
    harvest: { type: 'string', default: '28750000' },
    rounds: { type: 'string', default: '3' },
  },
})
const rounds = Number(values.rounds)

/** Prints the least and the middle of some rounds: what else the machine does only adds. */
async function tell(name: string, ask: () => Promise<{ length: number }>): Promise<void> {
  const took: number[] = []
  const used: number[] = []
  let bytes = 0
  for (let round = 0; round < rounds; round++) {
    const began_ms = performance.now()
    const cpu = process.cpuUsage()
    bytes = (await ask()).length
    const { user, system } = process.cpuUsage(cpu)
    took.push(performance.now() - began_ms)
    used.push((user + system) / 1000)
  }
  took.sort((a, b) => a - b)
  const [least, middle] = [took[0]!, took[rounds >> 1]!].map((ms) => ms.toFixed(0))
  const cpu = Math.min(...used).toFixed(0)
  console.log(
    `${name}: ${least} ms at best, ${middle} ms in the middle of ${rounds}; CPU here ${cpu} ms; ${(bytes / 1e3).toFixed(0)} kB`,
  )
}

const LINES_AT_ONCE = 10_000

async function send(server: TestServer, file: string): Promise<void> {
  let lines: string[] = []
  const post = async () => {
    const { status, text } = await server.ask('POST', '/v1/exchanges', { body: lines.join('\n') })
    if (status !== 200) throw new Error(`${status}: ${text}`)
    lines = []
  }
  for await (const line of createInterface({ input: createReadStream(file) })) {
    lines.push(line)
    if (lines.length === LINES_AT_ONCE) await post()
  }
  if (lines.length > 0) await post()
}

async function measureServer(exchanges: number): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'stillwatch-figures-'))
  const server = await startTestServer({
    detection: { exchanges_min: 1e9 },
    figures: { fresh_ms: 0 },
    store: { answer_ms_max: 600_000 },
  })
  try {
    await simulate({ preset: 'demo', exchanges, seed: 1, out: directory, compress: 'none' })
    await send(server, join(directory, 'exchanges.ndjson'))
    await server.ask('POST', '/v1/detection/runs')
    const campaigns = (await server.ask('GET', '/v1/campaigns')).json.items as { id: string; accounts_count: number }[]
    const [largest, other] = campaigns.sort((a, b) => b.accounts_count - a.accounts_count)
    const member = (await server.ask('GET', `/v1/campaigns/${largest!.id}/accounts?limit=1`)).json.items[0].id
    console.log(
      `${exchanges} exchanges, ${campaigns.length} campaigns, the largest of ${largest!.accounts_count} accounts`,
    )
    const paths = ['overview', 'traffic?step=hour', 'traffic?step=day']
    for (const figure of ['timeline', 'graph', 'hours']) paths.push(`campaigns/${largest!.id}/${figure}`)
    if (other !== undefined) paths.push(`campaigns/${largest!.id}/comparison/${other.id}`)
    paths.push(`accounts/${encodeURIComponent(member)}`, `accounts/${encodeURIComponent(member)}/links`)
    for (const path of paths)
      await tell(path.replace(/camp_\w+/g, '{id}'), async () => {
        const { status, text } = await server.ask('GET', `/v1/${path}`)
        if (status !== 200) throw new Error(text)
        return text
      })
  } finally {
    await server.close()
    await rm(directory, { recursive: true, force: true })
  }
}

const ACCOUNTS = 25_000
const DAYS = 45

/** One campaign with proxies that all its accounts share at random, which is the worst there is, and innocents beside it. */
async function measureHarvest(exchanges: number): Promise<void> {
  const store = await openFigureStore({ fresh_ms: 0 })
  try {
    const fill = (name: string, accounts: number, each: number, network: string) =>
      store.engine.command(
        `INSERT INTO exchanges (account, id, at, file, line, model, network, user_agent, tls, system, skeleton, elicitation, capability, output_tokens)
         SELECT sipHash64(concat('${name}-', toString(a))), sipHash64(number, '${name}'),
           toDateTime64('2026-03-01 00:00:00', 3, 'UTC') + toIntervalSecond(intDiv(n * ${DAYS * 86_400}, ${each}) + sipHash64(number) % 3000),
           1, number, ['model-3', 'model-4', 'model-5'][1 + sipHash64(number, 2) % 3], sipHash64(${network}),
           concat('client/', toString(sipHash64(a) % 12)), sipHash64(sipHash64(a, 1) % 40), sipHash64(a % 7),
           if(sipHash64(number, 9) % 3 = 0, sipHash64(number % 5000), sipHash64(number, 8)), toUInt16(1 + sipHash64(number, 4) % 64),
           toUInt8(sipHash64(number, 5) % 12), 100
         FROM (SELECT number, number % ${accounts} AS a, intDiv(number, ${accounts}) AS n FROM numbers(${accounts * each}))`,
      )
    const each = Math.ceil(exchanges / ACCOUNTS)
    await fill('member', ACCOUNTS, each, 'sipHash64(number, 3) % 20000')
    await fill('other', 20_000, 100, '1000000 + a * 3 + number % 3')
    await store.engine.command(
      `INSERT INTO accounts_seen (account, name, payment) SELECT sipHash64(named), anyState(named), maxState(paid) FROM (
         SELECT concat('member-', toString(number)) AS named, toString(number % 8000) AS paid FROM numbers(${ACCOUNTS})
         UNION ALL SELECT concat('other-', toString(number)), concat('own-', toString(number)) FROM numbers(20000)
       ) GROUP BY named`,
    )
    const accounts = Array.from({ length: ACCOUNTS }, (_, n) => `member-${n}`)
    const [one, two] = ['camp_000000000000000a', 'camp_000000000000000b']
    await store.raise({ id: one, accounts: accounts.slice(100), exchanges_each: each })
    await store.raise({ id: two, accounts: accounts.slice(0, 100), exchanges_each: each })
    const link = { figures: store.engine, engine: store.engine, state: store.state }
    const live = { link, settings: store.settings, decisions: { fresh: true }, ingest: { queue: { bytes: 0 } } }
    const figures = new LiveFigures(live as unknown as ConstructorParameters<typeof LiveFigures>[0])
    console.log(`a campaign of ${ACCOUNTS} accounts and ${each * ACCOUNTS} exchanges, among 20000 others`)
    const asked: Record<string, () => Promise<unknown>> = {
      overview: () => figures.overview({}),
      'traffic by hour': () => figures.traffic({ step: 'hour' }),
      timeline: () => figures.timeline(one),
      graph: () => figures.graph(one),
      hours: () => figures.hours(one, 100),
      comparison: () => figures.comparison(one, two),
      'profile of an account': () => figures.profile('member-7000'),
      'links of an account': () => figures.links('member-7000'),
    }
    for (const [name, ask] of Object.entries(asked)) await tell(name, async () => JSON.stringify(await ask()))
  } finally {
    await store.close()
  }
}

if (Number(values.exchanges) > 0) await measureServer(Number(values.exchanges))
if (Number(values.harvest) > 0) await measureHarvest(Number(values.harvest))
