import { expect, it } from 'vitest'
import { emptyStated, objectionToStated, type StatedDraft, statedDrafts, statedOf } from './stated-draft'

const ground = { statement: 'they said so', source: 'a partner', independent: true }
const draft = (more: Partial<StatedDraft>): StatedDraft => ({
  ...emptyStated(),
  grounds: [{ key: 0, ...ground }],
  ...more,
})

it('sends each statement in the list of its kind, and takes it back', () => {
  const stated = statedOf([
    draft({ name: ' ', role: 'accounts ', location: 'NL' }),
    draft({ kind: 'model', name: 'copy-1' }),
    draft({ kind: 'asn', name: 'Example Hosting, AS64500', role: 'hidden' }),
  ])
  expect(stated).toEqual({
    account_network_providers: [{ name: null, role: 'accounts', location: 'NL', grounds: [ground] }],
    models_trained: [{ name: 'copy-1', grounds: [ground] }],
    infrastructure: [{ kind: 'asn', description: 'Example Hosting, AS64500', grounds: [ground] }],
  })
  expect(statedOf(statedDrafts(stated))).toEqual(stated)
  expect(statedDrafts({})).toEqual([])
})

it('objects to what has no name, no role or no grounds', () => {
  expect(objectionToStated([])).toBeUndefined()
  expect(objectionToStated([draft({ role: 'accounts' })])).toBeUndefined()
  expect(objectionToStated([draft({})])).toContain('what they gave')
  expect(objectionToStated([draft({ role: 'accounts' }), draft({ kind: 'proxy' })])).toContain('Statement 2')
  expect(objectionToStated([draft({ role: 'accounts', grounds: [] })])).toContain('grounds')
  const half = [{ key: 0, ...ground, source: '' }]
  expect(objectionToStated([draft({ kind: 'model', name: 'copy-1', grounds: half })])).toContain('source')
})
