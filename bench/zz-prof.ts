import { readGraph } from '#pipeline/figures/read-graph.js'
import { readComparison } from '#pipeline/figures/read-comparison.js'
import { readLinks } from '#pipeline/figures/read-links.js'
import { readTimeline } from '#pipeline/figures/read-timeline.js'
import { readHours } from '#pipeline/figures/read-hours.js'
import { readTraffic } from '#pipeline/figures/read-traffic.js'
import { readOverview } from '#pipeline/figures/read-overview.js'
import { openFigureStore } from '#pipeline/figures/fixtures/open-figure-store.js'
const exchanges = Number(process.argv[2] ?? 1e6)
const ACCOUNTS = 25_000, DAYS = 45
const store = await openFigureStore()
const fill = (name: string, accounts: number, each: number, network: string) =>
  store.engine.command(`INSERT INTO exchanges (account, id, at, file, line, model, network, user_agent, tls, system, skeleton, elicitation, capability, output_tokens)
   SELECT sipHash64(concat('${name}-', toString(a))), sipHash64(number, '${name}'),
     toDateTime64('2026-03-01 00:00:00', 3, 'UTC') + toIntervalSecond(intDiv(n * ${DAYS * 86_400}, ${each}) + sipHash64(number) % 3000),
     1, number, ['model-3', 'model-4', 'model-5'][1 + sipHash64(number, 2) % 3], sipHash64(${network}),
     concat('client/', toString(sipHash64(a) % 12)), sipHash64(sipHash64(a, 1) % 40), sipHash64(a % 7),
     if(sipHash64(number, 9) % 3 = 0, sipHash64(number % 5000), sipHash64(number, 8)), toUInt16(1 + sipHash64(number, 4) % 64),
     toUInt8(sipHash64(number, 5) % 12), 100
   FROM (SELECT number, number % ${accounts} AS a, intDiv(number, ${accounts}) AS n FROM numbers(${accounts * each}))`)
const each = Math.ceil(exchanges / ACCOUNTS)
await fill('member', ACCOUNTS, each, 'sipHash64(number, 3) % 20000')
await fill('other', 20_000, 100, '1000000 + a * 3 + number % 3')
await store.engine.command(`INSERT INTO accounts_seen (account, name, payment) SELECT sipHash64(named), anyState(named), maxState(paid) FROM (
   SELECT concat('member-', toString(number)) AS named, toString(number % 8000) AS paid FROM numbers(${ACCOUNTS})
   UNION ALL SELECT concat('other-', toString(number)), concat('own-', toString(number)) FROM numbers(20000)) GROUP BY named`)
const accounts = Array.from({ length: ACCOUNTS }, (_, n) => `member-${n}`)
const [one, two] = ['camp_000000000000000a', 'camp_000000000000000b']
await store.raise({ id: one, accounts: accounts.slice(100), exchanges_each: each })
await store.raise({ id: two, accounts: accounts.slice(0, 100), exchanges_each: each })
const rows = store.engine.rows
let inside = 0
const engine = { ...store.engine, rows: async (schema: never, sql: string, params: never) => {
  const cpu = process.cpuUsage(); const t = performance.now()
  const found = await rows(schema, sql, params)
  const { user, system } = process.cpuUsage(cpu)
  inside += (user + system) / 1000
  console.log('   ', ((user + system) / 1000).toFixed(0), 'CPU ms', (performance.now() - t).toFixed(0), 'ms', (found as unknown[]).length, sql.slice(0, 90).replaceAll('\n', ' '))
  return found
} }
const s = { ...store, engine: engine as never }
await s.members.read()
for (const [name, ask] of Object.entries({
  overview: () => readOverview(s, {}), traffic: () => readTraffic(s, { step: 'hour' }), timeline: () => readTimeline(s, one), hours: () => readHours(s, one, 100),
  graph: () => readGraph(s, one), comparison: () => readComparison(s, one, two), links: () => readLinks(s, 'member-7000') })) {
  for (let i = 0; i < 2; i++) {
  const cpu = process.cpuUsage(); inside = 0; const t = performance.now()
  const r = await ask()
  const { user, system } = process.cpuUsage(cpu)
  console.log(name, 'all', ((user + system) / 1000).toFixed(0), 'CPU ms; statements', inside.toFixed(0), '; wall', (performance.now() - t).toFixed(0), JSON.stringify(r).length)
  }
}
await store.close()
