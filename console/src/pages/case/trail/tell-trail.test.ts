import { expect, it } from 'vitest'
import type { TrailItem } from '../case-types'
import { tellTrail } from './tell-trail'

const tell = (kind: TrailItem['kind'], what: string, detail: TrailItem['detail'] = {}): string =>
  tellTrail({ at: '', kind, what, by: null, subject: '', account_id: null, text: '', detail })

it('tells how a campaign stood, without saying twice that all have joined', () => {
  const detail = { left: 0, joined: 43, exchanges: 1338, confidence: 0.9, accounts_count: 43 }
  expect(tell('campaign', 'raised', detail)).toBe(
    'raised the campaign: 43 accounts, 1,338 harvesting exchanges, confidence 90 %',
  )
  expect(tell('campaign', 'changed', { accounts_count: 45, joined: 4, left: 2 })).toBe(
    'found it changed: 45 accounts, 4 joined, 2 left',
  )
})

it('tells what was before and after, and passes over the version', () => {
  const detail = { version: 2, status: { before: 'new', after: 'working' }, assignee: { before: null, after: 'key:a' } }
  expect(tell('case', 'changed', detail)).toBe('changed the case: status new → working, assignee nobody → key:a')
})

it('tells an action with its reach', () => {
  const detail = { do: { action: 'throttle', per_minute: 3 }, mode: 'shadow', accounts_count: 1200 }
  expect(tell('action', 'taken', detail)).toBe('took an action: throttle on 1,200 accounts, in shadow')
})

it('tells what it does not know by its own words', () => {
  expect(tell('outgoing', 'approved_again')).toBe('outgoing approved again')
})
