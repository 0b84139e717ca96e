import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TLP } from '#contract/indicator.js'
import type { SharedCampaign } from '#contract/shared-campaign.js'
import { arbitraryCampaign } from './fixtures/arbitrary-campaign.js'
import { richCampaign } from './fixtures/rich-campaign.js'
import { hasStixSchemas, openStixValidator } from './fixtures/stix-validator.js'
import { renderStix } from './render-stix.js'
import { STIX_PROFILES, type StixProfile } from './stix-object.js'

/** STIX 2.1, section 2: no null and no empty list, also in extensions, where the schemas do not look. */
const saysSomething = (value: unknown): boolean =>
  value !== null &&
  (Array.isArray(value)
    ? value.length > 0 && value.every(saysSomething)
    : typeof value !== 'object' || Object.values(value).every(saysSomething))

if (!hasStixSchemas)
  process.stderr.write('The schemas of STIX 2.1 (STILLWATCH_STIX_SCHEMAS) are not there: bundles are not checked.\n')

describe.skipIf(!hasStixSchemas)('bundles against the JSON schemas of OASIS', () => {
  const { errorsOf, propertiesOf } = hasStixSchemas ? openStixValidator() : ({} as ReturnType<typeof openStixValidator>)
  const expectValid = (campaigns: SharedCampaign[], profile: StixProfile): void => {
    const bundle = renderStix(campaigns, { profile })
    expect(bundle.objects.flatMap(errorsOf)).toEqual([])
    expect(bundle.objects.filter((object) => !saysSomething(object))).toEqual([])
  }

  it('finds what is wrong', () => {
    const [marking, identity] = renderStix([richCampaign('amber')], { profile: 'plain' }).objects
    expect(errorsOf({ ...identity, type: 'identity', id: 'identity--1' })).not.toEqual([])
    expect(errorsOf({ ...marking, type: 'marking-definition', id: 'x', created: undefined })).not.toEqual([])
    expect(propertiesOf('campaign')).toContain('object_marking_refs')
    expect(propertiesOf('campaign')).not.toContain('x_campaign')
  })

  it.each(STIX_PROFILES)('a rich campaign of each level, profile %s', (profile) => {
    for (const tlp of TLP) expectValid([richCampaign(tlp)], profile)
  })

  it.each(STIX_PROFILES)('whatever campaigns the contract allows, profile %s', (profile) => {
    fc.assert(
      fc.property(fc.array(arbitraryCampaign, { minLength: 1, maxLength: 2 }), (campaigns) =>
        expectValid(campaigns, profile),
      ),
      { numRuns: 100 },
    )
  })

  it('the plain profile has no property that the schema does not name, and no extension but that of TLP 2.0', () => {
    fc.assert(
      fc.property(arbitraryCampaign, (campaign) => {
        // The markings are OASIS's own, to the letter.
        const { objects } = renderStix([campaign], { profile: 'plain' })
        for (const object of objects.filter(({ type }) => type !== 'marking-definition')) {
          const known = propertiesOf(object.type)
          expect(Object.keys(object).filter((name) => !known.has(name))).toEqual([])
          expect(Object.keys(object).filter((name) => name.startsWith('x_'))).toEqual([])
          expect(object).not.toHaveProperty('extensions')
          if (object.type === 'indicator') expect(object.pattern_type).toBe('stix')
        }
      }),
      { numRuns: 100 },
    )
  })
})
