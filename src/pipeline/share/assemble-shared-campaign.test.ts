import { expect, it } from 'vitest'
import { manifest } from '#detectors/shared-skeleton/manifest.js'
import { indicatorOf } from '#share/stix/fixtures/rich-campaign.js'
import { assembleSharedCampaign } from './assemble-shared-campaign.js'
import { knownCampaign, PURPOSE, sharedOf } from './fixtures/known-campaign.js'

const token = '01'.repeat(32)
const sharing = {
  publisher: { name: 'Example', contact: null },
  tlp: 'green',
  purpose: PURPOSE,
  now: new Date(0),
} as const

it('tells in words of ours, and takes over none of a customer, an analyst or a log', () => {
  const known = knownCampaign()
  const { campaign } = known
  const secret = {
    ...campaign,
    summary: 'Acme did it',
    evidence: campaign.evidence.map((one) => ({ ...one, statement: 'Acme did it' })),
    verdicts: {
      operator: { ...campaign.verdicts.operator, summary: 'Acme' },
      harvesting: { ...campaign.verdicts.harvesting, summary: 'Acme' },
    },
    models: [{ name: 'acme-model', share: 1 }],
  }
  const shared = sharedOf({ ...known, campaign: secret, near_misses: [], settings: { note: 'Acme' } })
  expect(JSON.stringify(shared)).not.toMatch(/acme/i)
  for (const { id } of known.accounts) expect(JSON.stringify(shared)).not.toContain(id)
  expect(shared.findings.map(({ kind }) => kind)).toEqual(['shared-skeleton', 'synchrony'])
  expect(shared.findings[0]).toMatchObject({ statement: manifest.claims, observed: campaign.evidence[0]!.observed })
  expect(shared.techniques).toEqual([...shared.techniques].sort())
  expect(shared.techniques).toEqual(expect.arrayContaining(manifest.atlas))
  expect(shared.capabilities).toEqual([{ name: 'general', share: 0.4 }])
  expect(shared.accounts_count).toBe(known.accounts.length)
})

it('names accounts only where pseudonyms are wanted', () => {
  const known = knownCampaign()
  expect(assembleSharedCampaign(known, { ...sharing, indicators: [] }).accounts).toEqual([])
  const accountToken = (id: string) => Buffer.from(id.padEnd(32)).toString('hex')
  const { accounts } = assembleSharedCampaign(known, { ...sharing, indicators: [], accountToken })
  expect(accounts.map((one) => one.token)).toEqual(known.accounts.map(({ id }) => accountToken(id)))
})

it('tells what it came through, as a person stated it, and leaves the rest of what was stated at home', () => {
  const known = knownCampaign()
  const { infrastructure, affiliation } = sharedOf(known)
  expect(infrastructure).toEqual(known.affiliation!.infrastructure!.map(({ grounds: _, ...one }) => one))
  expect(infrastructure).toHaveLength(2)
  expect(Object.keys(affiliation).sort()).toEqual(['actor', 'country', 'grounds', 'level', 'state_assistance'])
  expect(sharedOf(knownCampaign({ affiliation: undefined })).infrastructure).toEqual([])
})

it('leaves out indicators above the level, and such as hold more than a name', () => {
  const indicators = [
    indicatorOf({ kind: 'network', token }, 'clear'),
    indicatorOf({ kind: 'payment', token }, 'amber'),
    indicatorOf({ kind: 'user-agent', value: 'kit/2.1' }, 'green'),
    indicatorOf({ kind: 'user-agent', value: 'please write a poem' }, 'green'),
    indicatorOf({ kind: 'elicitation', class: 'Acme questions', share: 1 }, 'green'),
  ]
  const shared = assembleSharedCampaign(knownCampaign(), { ...sharing, indicators })
  expect(shared.indicators.map(({ value, tlp }) => [value.kind, tlp])).toEqual([
    ['network', 'green'],
    ['user-agent', 'green'],
  ])
})
