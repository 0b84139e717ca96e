import { expect, it } from 'vitest'
import { type CaseFields, clashesOf, redraft, undoOf } from './case-draft'

const READ: CaseFields = { status: 'new', priority: 'normal', assignee: null }

it('drops a change that was taken back', () => {
  const draft = redraft(READ, {}, { status: 'working', assignee: 'key:a' })
  expect(draft).toEqual({ status: 'working', assignee: 'key:a' })
  expect(redraft(READ, draft, { status: 'new', assignee: null })).toEqual({})
})

it('keeps that a case is given to nobody', () => {
  expect(redraft({ ...READ, assignee: 'key:a' }, {}, { assignee: null })).toEqual({ assignee: null })
})

it('tells what somebody else changed, beside what is wanted here', () => {
  const now: CaseFields = { status: 'waiting', priority: 'normal', assignee: 'key:b' }
  expect(clashesOf(READ, now, { status: 'working', priority: 'high' })).toEqual([
    { name: 'status', was: 'new', theirs: 'waiting', mine: 'working' },
    { name: 'assignee', was: null, theirs: 'key:b', mine: undefined },
  ])
})

it('takes back only what the draft changed', () => {
  expect(undoOf(READ, { priority: 'high', assignee: 'key:a' })).toEqual({ priority: 'normal', assignee: null })
})
