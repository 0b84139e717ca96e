import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_AFFILIATION } from '#contract/affiliation.js'
import { TLP } from '#contract/indicator.js'
import { arbitraryCampaign } from './fixtures/arbitrary-campaign.js'
import { richCampaign } from './fixtures/rich-campaign.js'
import { RENDER_DEFAULTS } from './render-options.js'
import { renderStix } from './render-stix.js'
import { STIX_PROFILES, type StixObject, type StixProfile } from './stix-object.js'

const objectsOf = (...[campaigns, options]: Parameters<typeof renderStix>) => renderStix(campaigns, options).objects
const ofType = (objects: readonly StixObject[], type: string) => objects.filter((object) => object.type === type)
const arbitraryProfile = fc.constantFrom<StixProfile>(...STIX_PROFILES)

function* referencesIn(object: StixObject): Iterable<string> {
  for (const [name, value] of Object.entries(object)) {
    if (name.endsWith('_ref')) yield value as string
    if (name.endsWith('_refs')) yield* value as string[]
  }
}

describe('renderStix', () => {
  it('gives every kind of object that a rich campaign calls for', () => {
    const types = (profile: StixProfile) =>
      new Set(objectsOf([richCampaign('amber')], { profile }).map(({ type }) => type))
    const both = [
      ...['identity', 'campaign', 'threat-actor', 'location', 'infrastructure', 'autonomous-system', 'attack-pattern'],
      ...['user-account', 'observed-data', 'indicator', 'sighting', 'relationship', 'report', 'marking-definition'],
    ]
    expect(types('full')).toEqual(new Set([...both, 'extension-definition']))
    expect(types('plain')).toEqual(new Set([...both, 'note']))
  })

  it('ties them together', () => {
    const objects = objectsOf([richCampaign('green')], { profile: 'full' })
    const typeOf = (id: unknown) => String(id).split('--')[0]
    const ties = ofType(objects, 'relationship').map(
      ({ source_ref, relationship_type, target_ref }) =>
        `${typeOf(source_ref)} ${relationship_type} ${typeOf(target_ref)}`,
    )
    expect(new Set(ties)).toEqual(
      new Set([
        'campaign attributed-to threat-actor',
        'threat-actor located-at location',
        'campaign uses infrastructure',
        'infrastructure consists-of autonomous-system',
        'campaign uses attack-pattern',
        'indicator indicates campaign',
        'indicator based-on observed-data',
      ]),
    )
    const [technique] = ofType(objects, 'attack-pattern')
    expect(technique).toMatchObject({
      name: 'Extract AI Model',
      external_references: [
        {
          source_name: 'mitre-atlas',
          external_id: 'AML.T0024.002',
          url: 'https://atlas.mitre.org/techniques/AML.T0024.002',
        },
      ],
    })
  })

  it.each([
    ['none-claimed', []],
    [
      'suspected',
      [{ type: 'intrusion-set', confidence: 25, labels: ['affiliation:suspected', 'state-assistance:alleged'] }],
    ],
    ['corroborated', [{ type: 'threat-actor', confidence: 75 }]],
  ] as const)('names an actor only where one is claimed: %s', (level, expected) => {
    const claim = richCampaign('amber').affiliation
    const affiliation =
      level === 'none-claimed'
        ? NO_AFFILIATION
        : { ...claim, level, ...(level === 'suspected' && { state_assistance: 'alleged' as const }) }
    const objects = objectsOf([richCampaign('amber', { affiliation })], { profile: 'plain' })
    const actors = objects.filter(({ type }) => ['threat-actor', 'intrusion-set'].includes(type))
    expect(actors).toMatchObject(expected)
    expect(actors).toHaveLength(expected.length)
    expect(JSON.stringify(objects).includes('Example Actor')).toBe(expected.length > 0)
  })

  it.each([
    ['confirmed', ['report'], undefined],
    ['open', ['grouping'], undefined],
    ['dismissed', ['grouping'], true],
  ])('publishes a campaign that is %s as %s', (status, expected, revoked) => {
    const objects = objectsOf([richCampaign('amber', { status })], { profile: 'plain' })
    const found = objects.filter(({ type }) => type === 'report' || type === 'grouping')
    expect(found.map(({ type }) => type)).toEqual(expected)
    const named = objects.filter(({ type }) => !['marking-definition', 'report', 'grouping', 'note'].includes(type))
    expect(new Set(found[0]?.object_refs as string[])).toEqual(new Set(named.map(({ id }) => id)))
    expect(ofType(objects, 'campaign')[0]?.revoked).toBe(revoked)
    expect(ofType(objects, 'identity')[0]?.revoked).toBeUndefined()
  })

  it('keeps its bounds, takes the most certain, and says what is left out', () => {
    const campaign = richCampaign('amber')
    const indicators = campaign.indicators.map((indicator, i) => ({ ...indicator, confidence: i * 10 }))
    const options = { profile: 'full', accounts_max: 2, indicators_max: 3 } as const
    const objects = objectsOf([{ ...campaign, indicators }], options)
    expect(ofType(objects, 'user-account')).toHaveLength(2)
    expect(ofType(objects, 'indicator').map(({ confidence }) => confidence)).toEqual([90, 80, 70])
    expect(ofType(objects, 'report')[0]?.description).toMatch(/Of 412 accounts 2 .* Of 10 indicators 3 /s)
    const most = RENDER_DEFAULTS.campaigns_max
    expect(() => renderStix(Array(most + 1).fill(campaign), options)).toThrow(`a bundle holds 1 to ${most}`)
    expect(() => renderStix([], options)).toThrow('0 campaigns')
  })

  it('tells in the plain profile by a note what patterns cannot say', () => {
    const [note] = ofType(objectsOf([richCampaign('amber')], { profile: 'plain', note_lines_max: 4 }), 'note')
    expect(note?.abstract).toMatch(/^9 indicators .* 4 are told here$/)
    expect(String(note?.content).split('\n')).toHaveLength(4)
    const [indicator, ...others] = ofType(objectsOf([richCampaign('amber')], { profile: 'plain' }), 'indicator')
    expect(others).toEqual([])
    expect(indicator?.pattern).toBe(
      "[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'[*] = 'harvest-kit/2.1 (it\\'s \\\\ odd)']",
    )
  })

  it('marks each object, by TLP 2.0 as OASIS publishes it', () => {
    for (const tlp of TLP) {
      const objects = objectsOf([richCampaign(tlp)], { profile: 'full' })
      const markings = ofType(objects, 'marking-definition')
      expect(markings.map(({ name }) => name)).toContain(`TLP:${tlp.toUpperCase()}`)
      const ids = new Set(markings.map(({ id }) => id))
      for (const { type, object_marking_refs } of objects)
        if (type !== 'marking-definition') expect(ids).toContain((object_marking_refs as string[])[0])
    }
  })

  it('keeps a shared account once, under the narrower marking', () => {
    const other = { ...richCampaign('red'), id: 'camp_00000000000000bb', modified: '2026-06-01T00:00:00Z' }
    const objects = objectsOf([richCampaign('green'), other], { profile: 'plain' })
    expect(new Set(objects.map(({ id }) => id)).size).toBe(objects.length)
    expect(ofType(objects, 'user-account')).toHaveLength(3)
    const [account] = ofType(objects, 'user-account')
    expect(account?.object_marking_refs).toEqual(['marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1'])
    expect(ofType(objects, 'campaign')).toHaveLength(2)
  })

  it('gives the same ids and creation on another day; only what was changed last moves', () => {
    fc.assert(
      fc.property(arbitraryCampaign, arbitraryProfile, (campaign, profile) => {
        const later = { ...campaign, modified: '2099-01-01T00:00:00Z', exchanges: campaign.exchanges + 1 }
        const [then, now] = [campaign, later].map((one) => objectsOf([one], { profile }))
        const fixed = (objects: StixObject[] | undefined) => objects?.map(({ id, created }) => [id, created])
        expect(fixed(now)).toEqual(fixed(then))
        for (const object of ofType(now ?? [], 'campaign')) expect(object.modified).toBe('2099-01-01T00:00:00.000Z')
      }),
      { numRuns: 50 },
    )
  })

  it('does not hang on the order in which accounts and indicators come', () => {
    fc.assert(
      fc.property(arbitraryCampaign, arbitraryProfile, (campaign, profile) => {
        const turned = {
          ...campaign,
          accounts: campaign.accounts.toReversed(),
          indicators: campaign.indicators.toReversed(),
        }
        const ids = (one: typeof campaign) => objectsOf([one], { profile }).map(({ id }) => id)
        expect(ids(turned)).toEqual(ids(campaign))
      }),
      { numRuns: 50 },
    )
  })

  it('leads by every reference to an object of the bundle', () => {
    fc.assert(
      fc.property(
        fc.array(arbitraryCampaign, { minLength: 1, maxLength: 3 }),
        arbitraryProfile,
        (campaigns, profile) => {
          const objects = objectsOf(campaigns, { profile })
          const ids = new Set(objects.map(({ id }) => id))
          expect(ids.size).toBe(objects.length)
          for (const object of objects) for (const id of referencesIn(object)) expect(ids).toContain(id)
        },
      ),
      { numRuns: 50 },
    )
  })
})
