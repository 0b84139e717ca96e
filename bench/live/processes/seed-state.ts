/**
 * Puts a campaign and three policies into the state store of a data directory, where no server runs.
 *   seed-state.ts DATA accounts matching
 * `matching` 0: no rule of the policies holds for the campaign; 1: each has one that does, and makes a record.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { POLICY_SCHEMA, policySchema } from '#contract/policy.js'
import { putPolicy } from '#policy/put-policy.js'
import { openEmbeddedState } from '#store/state/embedded-state.js'
import { migrateState } from '#store/state/migrate-state.js'
import { openState } from '#store/state/open-state.js'

const [data, accounts, matching] = process.argv.slice(2)
mkdirSync(data!, { recursive: true })
const embedded = await openEmbeddedState(join(data!, 'state'))
const state = openState({ url: embedded.socket_directory, connections_max: 1, statement_ms_max: 60_000 })
await migrateState(state)

const verdict = { confidence: 0.95 }
await state.run(
  `INSERT INTO campaigns (id, confidence, confidence_max, accounts_count, exchanges, first_seen, last_seen, raised, updated, campaign)
   VALUES ('cmp_bench', 0.95, 0.95, $1, 1000, now(), now(), now(), now(), $2)`,
  [Number(accounts), JSON.stringify({ verdicts: { operator: verdict, harvesting: verdict } })],
)
await state.run(
  `INSERT INTO campaign_accounts (campaign, account_id, role, exchanges, harvesting, score, since)
   SELECT 'cmp_bench', 'member-' || n, 'core', 10, 0.9, 0.99, now() FROM generate_series(1, $1::int) AS n`,
  [Number(accounts)],
)
const when = matching === '1' ? { confidence_min: 0.9, role: ['core'] } : { confidence_min: 0.99, model: ['other-*'] }
const consequences = [
  { mode: 'shadow', do: { action: 'block' } },
  { mode: 'enforce', do: { action: 'throttle', per_minute: 1_000_000, burst: 1_000_000 } },
  { mode: 'enforce', do: { action: 'degrade', degrade: ['withhold_reasoning'] } },
]
for (const [n, { mode, do: consequence }] of consequences.entries()) {
  const rules = [{ name: 'rule', when, do: consequence }]
  const policy = policySchema.parse({ schema: POLICY_SCHEMA, name: `policy-${n}`, mode, rules })
  await state.transaction(async (inside) => {
    await putPolicy(inside, { policy, source: JSON.stringify(policy), by: 'bench' }, Date.now())
  })
}
await state.close()
await embedded.close()
console.log('{}')
process.exit(0)
