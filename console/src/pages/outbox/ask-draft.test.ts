import { expect, it } from 'vitest'
import { bodyOf, startOfAsking } from './ask-draft'

const purpose = { kind: 'incident response', what: ' so that they can look for it ' }

it('asks for a form of a campaign, to a recipient that is typed', () => {
  const draft = { ...startOfAsking({ campaign: 'camp_1' }), other: ' Partner ', purpose }
  expect(bodyOf(draft)).toEqual({
    form: 'stix',
    tlp: 'amber',
    purpose: 'incident response: so that they can look for it',
    recipient: 'Partner',
    campaign: 'camp_1',
  })
})

it('asks for sightings of a source alone, without a campaign or a community', () => {
  const draft = {
    ...startOfAsking({ campaign: 'camp_1', source: 'Partner' }),
    purpose,
    to: 'remote:https://a.example/x:y/',
    community: 'lab',
  }
  const body = bodyOf({ ...draft, since: '2026-01-02' })
  expect(body).toMatchObject({ form: 'sightings', source: 'Partner', remote: 'https://a.example/x:y/' })
  expect(body.campaign).toBeUndefined()
  expect(body.community).toBeUndefined()
  expect(body.recipient).toBeUndefined()
  expect(new Date(body.since!).getTime()).toBe(new Date(2026, 0, 2).getTime())
})

it('names a collection, and accounts under the key of a community', () => {
  const draft = { ...startOfAsking({ campaign: 'camp_1' }), to: 'collection:9f', purpose, community: 'lab' }
  expect(bodyOf({ ...draft, accounts: true })).toMatchObject({ collection: '9f', community: 'lab', accounts: true })
})

it('a report to an authority is a package of evidence for that purpose', () => {
  expect(startOfAsking({ ask: 'authority' })).toMatchObject({
    form: 'evidence',
    purpose: { kind: 'report to an authority' },
  })
})
