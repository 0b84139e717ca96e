/**
 * The gateway with the decisions of one campaign and three policies in memory, and a spool that ships to a server.
 *   run-gateway.ts UPSTREAM SERVER
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { POLICY_SCHEMA, policySchema } from '#contract/policy.js'
import { Decider } from '#decide/decider.js'
import { openSpoolSink } from '#gateway/spool/spool-sink.js'
import { startGateway } from '#gateway/start-gateway.js'

const [upstream, url] = process.argv.slice(2) as [string, string]
const directory = mkdtempSync(join(tmpdir(), 'stillwatch-gateway-'))
const decider = new Decider({
  secret: 'of the benchmark, sixteen or more',
  instance: '0123456789ab',
  buckets_max: 200_000,
  allow_ttl_s: 5,
  hold_ttl_s: 5,
})
const rules = [{ name: 'rule', when: { confidence_min: 0.9 }, do: { action: 'block' } }]
decider.setPolicies(
  [0, 1, 2].map((n) => ({
    version: 1,
    policy: policySchema.parse({ schema: POLICY_SCHEMA, name: `policy-${n}`, mode: 'enforce', rules }),
  })),
  [],
)
const gateway = await startGateway({
  upstream,
  port: 0,
  account: { by: 'key-hash' },
  key_secret: 'of the benchmark, sixteen or more',
  decisions: { decide: (request) => decider.decide(request, Date.now()).decision },
  sink: await openSpoolSink({ directory, server: { url, key: 'of the benchmark' } }),
})
console.log(`http://127.0.0.1:${gateway.port}`)
process.once('SIGTERM', () => {
  gateway.close().finally(() => {
    rmSync(directory, { recursive: true, force: true })
    process.exit(0)
  })
})
