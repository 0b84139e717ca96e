import { rmSync } from 'node:fs'
import { z } from 'zod'
import { openEmbedded } from '#store/engine.js'
import { createSchema } from '#store/create-schema.js'
import { groupDetectors } from './registry.js'
import { readStatistics } from './read-statistics.js'
rmSync('/tmp/det/scale', { recursive: true, force: true })
const e = await openEmbedded({ path: '/tmp/det/scale', memory_bytes_max: 3e9 })
await createSchema(e, { sketch_key: [1n, 2n] })
const [N, A, G, B] = process.argv.slice(2).map(Number) as [number, number, number, number]
await e.command(`INSERT INTO exchanges (account, id, at, model, max_tokens, temperature, output_tokens, network, user_agent, tls, tools, system, own, turn, own_length, skeleton, elicitation)
 SELECT sipHash64(intDiv(number * ${A}, ${N})) a, number, toDateTime64('2026-03-01 00:00:00',3,'UTC') + (sipHash64(number) % 3888000), concat('m', toString(sipHash64(number,1)%3)), if(a%3=0, 1024+a%50, 0), if(a%4=0,700,-1), 100+sipHash64(number,2)%900,
  sipHash64(a, sipHash64(number,3)%3) % ${A}, concat('c', toString(a%30)), a%300, if(a%10=0, a%500+1, 0), if(a%5=0,a%2000+1,0), sipHash64(number,4) % ${N*2}, 1+number%3, 10+sipHash64(number,5)%2000, sipHash64(number,6)%${N}, if(number%7=0, 1, 0) FROM numbers(${N})`)
await e.command(`INSERT INTO accounts_seen (account, payment, email_domain, created) SELECT sipHash64(number) account, maxState(toString(number%${Math.round(A*.9)})), maxState(toString(number%3000)), minState(toNullable(toDateTime64('2025-03-01 00:00:00',3,'UTC') + sipHash64(number)%31104000)) FROM numbers(${A}) GROUP BY account`)
await e.command(`INSERT INTO sets SELECT 1, intDiv(number, ${G}) AS r, sipHash64((number % ${G} * ${Math.floor(A/G)} + r) % ${A}) FROM numbers(${G*(B+1)})`)
console.log(await e.rows(z.any(), 'SELECT count() n, (select count() from sets) s FROM exchanges'))
for (const d of groupDetectors) { const t0 = performance.now(); let r = ''; try { r = String((await readStatistics(e, d)).length) } catch (x) { r = String(x).slice(0, 200) }; console.log(d.manifest.name.padEnd(22), Math.round(performance.now() - t0), r, Math.round(process.memoryUsage.rss() / 1e6)) }
await e.close()
