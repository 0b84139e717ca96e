import { readFileSync, rmSync } from 'node:fs'
import { z } from 'zod'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/engine.js'
import { statementsOf } from '#store/read-sql.js'
import { readStatistics } from './read-statistics.js'
import { groupDetectors } from './registry.js'
import { runGroupDetectors } from './run-group-detectors.js'

const name = process.argv[2]!
const B = 200
rmSync('/tmp/det/trial', { recursive: true, force: true })
const e = await openEmbedded({ path: '/tmp/det/trial', memory_bytes_max: 3e9 })
await createSchema(e, { sketch_key: [1n, 2n] })
try {
  for (const s of statementsOf(readFileSync('src/signals/exchanges-intake.sql', 'utf8'))) await e.command(s)
} catch (x) {
  console.log(String(x).slice(0, 300))
}
const t = `/tmp/det/logs/${name}/exchanges.jsonl`
const J = (k: string) => `JSONExtractString(line, '${k}')`
await e.command(`INSERT INTO intake (file, line, id, at, account, account_created, payment, email_domain, client_ip, user_agent, tls, status, request, response)
 SELECT 0, 1, ${J('id')}, parseDateTime64BestEffortOrZero(${J('ts')}, 3, 'UTC'), ${J('account_id')}, parseDateTime64BestEffortOrNull(${J('account_created_at')}, 3, 'UTC'),
 ${J('payment_fingerprint')}, ${J('email_domain')}, ${J('client_ip')}, ${J('user_agent')}, ${J('tls_fingerprint')}, JSONExtractUInt(line, 'status'), JSONExtractRaw(line, 'request'), JSONExtractRaw(line, 'response')
 FROM file('${t}', LineAsString) WHERE isValidJSON(line) AND notEmpty(JSONExtractString(line, 'ts')) AND parseDateTime64BestEffortOrZero(JSONExtractString(line, 'ts'), 3, 'UTC') > '2020-01-01'`)
console.log(
  await e.rows(z.any(), 'SELECT count(), uniqExact(account), min(at), max(at), (select count() from accounts_seen) FROM exchanges'),
)
await e.command(`TRUNCATE TABLE accounts_seen`)
await e.command(
  `INSERT INTO accounts_seen (account, payment, email_domain, created) SELECT account, maxState(p), maxState(d), minState(c) FROM (SELECT sipHash64(${J('account_id')}) AS account, ${J('payment_fingerprint')} p, ${J('email_domain')} d, parseDateTime64BestEffortOrNull(${J('account_created_at')}, 3, 'UTC') c FROM file('${t}', LineAsString)) GROUP BY account`,
)
const truth = JSON.parse(readFileSync(`/tmp/det/logs/${name}/truth.json`, 'utf8'))
const counts = await e.rows(
  z.any(),
  'SELECT toString(account) a, toUInt32(count()) n FROM exchanges GROUP BY account ORDER BY a',
)
const hashes = await e.rows(
  z.any(),
  `SELECT DISTINCT ${J('account_id')} name, toString(sipHash64(name)) a FROM file('${t}', LineAsString) WHERE isValidJSON(line)`,
)
const nameOf = new Map(hashes.map((h: any) => [h.a, h.name]))
const info = counts.map((c: any) => ({ a: c.a, n: c.n, ...truth.accounts[nameOf.get(c.a)!] }))
let st = 12345
const rnd = () => {
  st = (Math.imul(st, 1664525) + 1013904223) >>> 0
  return st / 2 ** 32
}
const innocents = info.filter((i: any) => !i.campaign)
const bin = (n: number) => Math.floor(Math.log2(n) * 2)
const bins = new Map<number, string[]>()
for (const i of innocents) {
  const b = bin(i.n)
  bins.set(b, [...(bins.get(b) ?? []), i.a])
}
function matched(members: any[], exclude: Set<string>) {
  const out = new Set<string>()
  for (const m of members) {
    for (let tries = 0, b = bin(m.n); tries < 400; tries++) {
      const p = bins.get(b + (tries > 40 ? Math.round(((rnd() - 0.5) * tries) / 30) : 0))
      if (!p) continue
      const c = p[Math.floor(rnd() * p.length)]!
      if (!out.has(c) && !exclude.has(c)) {
        out.add(c)
        break
      }
    }
  }
  return [...out]
}
const groups: { label: string; members: any[] }[] = []
const camps = new Map<string, any[]>()
for (const i of info) if (i.campaign) camps.set(i.campaign, [...(camps.get(i.campaign) ?? []), i])
for (const [k, v] of camps) groups.push({ label: 'CAMP ' + k, members: v })
const kinds = new Map<string, any[]>()
for (const i of innocents) {
  const k = i.kind + (i.group ?? '')
  kinds.set(k, [...(kinds.get(k) ?? []), i])
}
for (const [k, v] of kinds) if (v.length >= 5 && v.length <= 15) groups.push({ label: k, members: v })
const nNull = 120
for (let g = 0; g < nNull; g++) {
  const seed = Array.from({ length: 40 }, () => innocents[Math.floor(rnd() * innocents.length)]!)
  groups.push({ label: 'null', members: [...new Set(seed)] })
}
const rows: string[] = []
groups.forEach((g, gi) => {
  const ex = new Set<string>(g.members.map((m) => m.a))
  for (const m of g.members) rows.push(`(${gi},0,${m.a})`)
  for (let r = 1; r <= B; r++)
    for (const a of matched(g.members, g.label === 'null' ? new Set() : ex)) rows.push(`(${gi},${r},${a})`)
})
for (let i = 0; i < rows.length; i += 20000)
  await e.command('INSERT INTO sets VALUES ' + rows.slice(i, i + 20000).join(','))
console.log('groups', groups.length, 'set rows', rows.length)
const times: any = {}
for (const d of groupDetectors) {
  const t0 = performance.now()
  await readStatistics(e, d)
  times[d.manifest.name] = Math.round(performance.now() - t0)
}
console.log(JSON.stringify(times))
const f = await runGroupDetectors(e, groupDetectors)
const short = (p: number) => (p < 0.001 ? p.toExponential(0) : p.toFixed(3))
for (const d of groupDetectors) {
  const k = d.manifest.name
  const of = (g: number) => f.get(g)!.find((x) => x.kind === k)
  const nulls = groups
    .map((g, i) => (g.label === 'null' ? of(i)?.p_value : undefined))
    .filter((p) => p !== undefined)
    .sort((a, b) => a! - b!) as number[]
  console.log(
    k.padEnd(22),
    groups
      .map((g, i) =>
        g.label.startsWith('CAMP')
          ? `${short(of(i)?.p_value ?? NaN)}${of(i)?.tail === 'gpd' ? 'g' : ''} (${of(i)?.observed.toPrecision(3)}/${of(i)?.expected.toPrecision(3)})`
          : '',
      )
      .filter(Boolean)
      .join(' '),
    '| null n',
    nulls.length,
    'min',
    nulls.slice(0, 3).map(short).join(','),
    '<=.05', nulls.filter(p=>p<=.05).length, '<=.005', nulls.filter(p=>p<=.005).length, 'med',
    short(nulls[nulls.length >> 1] ?? NaN),
    '|',
    groups
      .map((g, i) =>
        g.label !== 'null' && !g.label.startsWith('CAMP')
          ? `${g.label.slice(0, 14)}:${short(of(i)?.p_value ?? NaN)}`
          : '',
      )
      .filter(Boolean)
      .slice(0, 9)
      .join(' '),
  )
}
for (const x of f.get(0)!) console.log(' -', x.statement)
await e.close()
