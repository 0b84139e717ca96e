/**
 * How long the gate looks for names of customers in a document, by how many accounts are kept: half of them told by the
 * operator, all of them seen in exchanges. CPU time, for what else runs on the machine takes the other.
 *   npx tsx --conditions=source bench/known-identifiers.ts --accounts 100000,1000000
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { knownIdentifiers } from '#pipeline/share/known-identifiers.js'
import { createSchema } from '#store/create-schema.js'
import { openEmbedded } from '#store/embedded-engine.js'
import { openTestState } from '#store/fixtures/test-state.js'

const { values } = parseArgs({ options: { accounts: { type: 'string', default: '100000,1000000' } } })

console.log('| accounts | candidates | found | s | CPU s |')
console.log('| --- | --- | --- | --- | --- |')
for (const count of values.accounts.split(',').map(Number)) await measure(count)

async function measure(count: number): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'known-identifiers-'))
  const engine = await openEmbedded({ path: directory, memory_bytes_max: 3e9 })
  const state = await openTestState()
  try {
    await createSchema(engine, { sketch_key: [1n, 2n] })
    await engine.command(
      `INSERT INTO accounts_seen (account, name, org)
       SELECT sipHash64(name), anyState(name), maxState(org)
       FROM (SELECT concat('acct_', lower(hex(sipHash64(number)))) AS name, concat('org-', toString(number % 5000)) AS org
             FROM numbers({count:UInt32})) GROUP BY name`,
      { count },
    )
    await state.run(
      `INSERT INTO accounts (account_id, facts, updated)
       SELECT 'told-' || md5(n::text), jsonb_build_object('email_domain', 'firm' || (n % 9000) || '.example', 'org_id',
         'org ' || (n % 5000), 'payment_fingerprint', 'pf_' || n), now()
       FROM generate_series(1, $1::integer) AS n`,
      [count / 2],
    )
    for (const candidates of [50, 5000, 200_000]) {
      const names = new Set(Array.from({ length: candidates }, (_, n) => `wordof${n}`))
      for (const known of ['org17', 'pf4711', 'firm12example']) names.add(known)
      const cpu = process.cpuUsage()
      const began = performance.now()
      const found = await knownIdentifiers({ state, engine }, names)
      const seconds = (performance.now() - began) / 1000
      const { user, system } = process.cpuUsage(cpu)
      const cpu_seconds = (user + system) / 1e6
      console.log(`| ${count} | ${names.size} | ${found.size} | ${seconds.toFixed(2)} | ${cpu_seconds.toFixed(2)} |`)
    }
  } finally {
    await state.close()
    await engine.close()
    rmSync(directory, { recursive: true, force: true })
  }
}
