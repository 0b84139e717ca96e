import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestState } from '#store/fixtures/test-state.js'
import type { State } from '#store/state/state.js'
import { type Operator, type Operators, openOperators } from './fixtures/open-operators.js'
import { knownIdentifiers } from './known-identifiers.js'

let operators: Operators
let here: Operator
let state: State
beforeAll(async () => {
  operators = await openOperators()
  here = await operators.open('here', [])
  state = await openTestState()
  // Two batches told two organisations; a name is long, and others are not plain.
  for (const [name, org, domain] of [
    ['acct-Seen 1', 'Acmeron Biotech', 'sign-up.example'],
    ['acct-Seen 1', 'Zenith', ''],
    ['Ｗide Ñame', '', ''],
    [`long ${'x'.repeat(300)}`, '', ''],
  ] as const)
    await here.engine.command(
      `INSERT INTO accounts_seen (account, name, org, email_domain)
       SELECT sipHash64({name:String}), anyState({name:String}), maxState({org:String}), maxState({domain:String})`,
      { name, org, domain },
    )
  await state.run(
    `INSERT INTO accounts (account_id, facts) SELECT 'told-' || n, '{}' FROM generate_series(1, 20001) AS n`,
  )
  await state.run(`INSERT INTO accounts (account_id, facts) VALUES ('zz', $1)`, [
    JSON.stringify({ email_domain: 'Firm.example', org_id: 'ORG 7', payment_fingerprint: 'pf_77' }),
  ])
})
afterAll(async () => {
  await operators.close()
  await state.close()
})
const known = async (...names: string[]) =>
  [...(await knownIdentifiers({ state, engine: here.engine }, new Set(names)))].sort()

it('finds whom the state and the engine know, however they are spelled there', async () => {
  const seen = ['acctseen1', 'acmeronbiotech', 'zenith', 'signupexample', 'widename', `long${'x'.repeat(300)}`]
  expect(await known(...seen, 'nobody')).toEqual([...seen].sort())
  // The last one lies behind a whole page.
  const told = ['told1', 'told20001', 'zz', 'firmexample', 'org7', 'pf77']
  expect(await known(...told, 'told20002', '')).toEqual([...told].sort())
  expect(await known()).toEqual([])
})
