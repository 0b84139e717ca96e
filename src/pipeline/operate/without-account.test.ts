import { expect, it } from 'vitest'
import { withoutAccount } from './without-account.js'

it('takes an account out of every list, by its id and as a record', () => {
  const document = {
    accounts: ['ada', 'bob'],
    skipped: [{ account_id: 'ada', kind: 'allowed' }, { account_id: 'bob' }],
    links: [
      { source: 'bob', target: 'ada' },
      { source: 'bob', target: 'carl' },
    ],
    deep: [{ name: 'x', members: [{ id: 'ada' }, { account: 'ada' }] }],
  }
  expect(withoutAccount(document, 'ada')).toEqual({
    accounts: ['bob'],
    skipped: [{ account_id: 'bob' }],
    links: [{ source: 'bob', target: 'carl' }],
    deep: [{ name: 'x', members: [] }],
  })
})

it('leaves what only looks like it', () => {
  const document = { summary: 'ada', accounts: ['adam', 'a'], count: 1, none: null, note: { id: 'ada' } }
  expect(withoutAccount(document, 'ada')).toEqual(document)
})
