import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Indicator } from '#contract/indicator.js'
import { arbitraryIndicator } from './fixtures/arbitrary-campaign.js'
import { indicatorOf, richCampaign } from './fixtures/rich-campaign.js'
import { tokeniseForeign } from './read-foreign-indicator.js'
import { readStixIndicators } from './read-stix-indicators.js'
import { renderStix } from './render-stix.js'
import type { StixObject } from './stix-object.js'

const ID = 'indicator--7f3d1c1e-2b0a-4e57-9a3c-7d1f0c9b54e2'
const foreign = (pattern: string, rest: object = {}): StixObject => ({
  type: 'indicator',
  spec_version: '2.1',
  id: ID,
  created: '2026-05-01T00:00:00.000Z',
  modified: '2026-05-01T00:00:00.000Z',
  pattern,
  pattern_type: 'stix',
  valid_from: '2026-05-01T00:00:00Z',
  ...rest,
})
const full = (indicators: Indicator[]) => renderStix([richCampaign('green', { indicators })], { profile: 'full' })
const byId = (a: Indicator, b: Indicator) => (a.id < b.id ? -1 : 1)

describe('readStixIndicators', () => {
  it('gives back what the full profile was made of, over the wire', () => {
    fc.assert(
      fc.property(fc.uniqueArray(arbitraryIndicator, { selector: ({ id }) => id, maxLength: 6 }), (indicators) => {
        const read = readStixIndicators(JSON.parse(JSON.stringify(full(indicators))))
        expect(read.passed_over).toEqual([])
        expect(read.indicators.toSorted(byId)).toEqual(JSON.parse(JSON.stringify(indicators.toSorted(byId))))
      }),
      { numRuns: 100 },
    )
  })

  it('takes what can be compared from patterns of others', () => {
    const pattern =
      "[ipv4-addr:value = '192.0.2.7' OR ipv6-addr:value IN ('2001:DB8:0:0::1', '2001:db8::2/128')] OR " +
      "[network-traffic:extensions.'http-request-ext'.request_header.'User-Agent'[*] = 'it\\'s \\\\ me']"
    const { foreign: found, passed_over } = readStixIndicators([
      foreign(pattern, { confidence: 80, valid_until: '2026-07-01T00:00:00Z' }),
    ])
    expect(passed_over).toEqual([])
    expect(found).toEqual([
      {
        id: ID,
        values: [
          { kind: 'network', value: '192.0.2.7' },
          { kind: 'network', value: '2001:db8::1' },
          { kind: 'network', value: '2001:db8::2' },
          { kind: 'user-agent', value: "it's \\ me" },
        ],
        confidence: 80,
        first_seen: '2026-05-01T00:00:00Z',
        last_seen: '2026-05-01T00:00:00Z',
        // From 80 to 20 in 61 days: two halvings.
        half_life_days: 30.5,
        tlp: 'amber',
      },
    ])
    const made = tokeniseForeign(found[0]!, () => ({ token: 'ab'.repeat(32), community: 'c', epoch: 'e' }))
    expect(made.map(({ value, community }) => [value.kind, community])).toEqual([
      ...Array(3).fill(['network', 'c']),
      ['user-agent', null],
    ])
    expect(made[0]?.prevalence).toEqual({ accounts: 0, of: 0 })
  })

  it.each([
    ["[ipv4-addr:value = '192.0.2.0/24']", /nothing that exchanges show/],
    ["[ipv4-addr:value = '192.0.2.256']", /nothing that exchanges show/],
    ["[file:hashes.'SHA-256' = 'aa']", /nothing that exchanges show/],
    ["[ipv4-addr:value = '192.0.2.7' AND domain-name:value = 'a.example']", /more than/],
    ["[ipv4-addr:value != '192.0.2.7']", /more than/],
    ["[ipv4-addr:value LIKE '192.0.2.%']", /more than/],
    ["[ipv4-addr:value = '192.0.2.7'] WITHIN 5 MINUTES", /more than/],
    ["[ipv4-addr:value = '192.0.2.7'] FOLLOWEDBY [ipv4-addr:value = '192.0.2.8']", /more than/],
    ["[ipv4-addr:value = '192.0.2.7'", /more than/],
    ["[ipv4-addr:value = '192.0.2.7", /more than/],
    ['', /more than/],
  ])('passes over %s', (pattern, reason) => {
    expect(readStixIndicators([foreign(pattern)])).toMatchObject({
      foreign: [],
      passed_over: [{ id: ID, reason: expect.stringMatching(reason) }],
    })
  })

  it('passes over what is not what it says, and tells why', () => {
    const objects = full([
      indicatorOf({ kind: 'network', token: 'ab'.repeat(32) }, 'green'),
      indicatorOf({ kind: 'payment', token: 'cd'.repeat(32) }, 'green'),
    ]).objects.filter(({ type }) => type === 'indicator')
    const [a, b] = objects as [StixObject, StixObject]
    const reasons = (object: object) => readStixIndicators([object]).passed_over.map(({ reason }) => reason)
    expect(reasons({ ...a, pattern: b.pattern })).toEqual(['its pattern is not of its kind'])
    expect(reasons({ ...a, id: b.id })).toEqual(['its id is not that of its value'])
    expect(reasons({ ...a, extensions: {} })).toEqual([expect.stringMatching('its extension')])
    expect(reasons({ ...a, confidence: undefined })).toEqual(['confidence is not usable'])
    expect(reasons({ ...a, pattern: '{' })).toEqual(['its pattern is not of its kind'])
    expect(reasons({ ...a, pattern: 7 })).toEqual([expect.stringMatching('^pattern: ')])
    expect(reasons({ ...a, pattern_type: 'sigma', extensions: undefined })).toEqual([expect.stringMatching('language')])
  })

  it('takes the narrowest marking, of either TLP, also of a part', () => {
    const tlp = (rest: object) => readStixIndicators([foreign("[ipv4-addr:value = '192.0.2.7']", rest)]).foreign[0]?.tlp
    const [green, red] = ['34098fce-860f-48ae-8e50-ebd3cc5e41da', 'e828b379-4e03-4974-9ac4-e53a884c97c1']
    expect(tlp({})).toBe('amber')
    expect(tlp({ object_marking_refs: [`marking-definition--${green}`] })).toBe('green')
    expect(
      tlp({
        object_marking_refs: [`marking-definition--${green}`],
        granular_markings: [{ selectors: ['pattern'], marking_ref: `marking-definition--${red}` }],
      }),
    ).toBe('red')
  })

  it('heeds the last version, and what was withdrawn', () => {
    const first = foreign("[ipv4-addr:value = '192.0.2.7']")
    const last = { ...first, modified: '2026-05-02T00:00:00.5Z', revoked: true, created_by_ref: 'identity--a' }
    const read = readStixIndicators({ type: 'bundle', id: 'bundle--1', objects: [last, first] })
    expect(read).toMatchObject({ foreign: [], revoked: [{ id: ID, publisher: 'identity--a' }] })
  })

  it('is bounded in what it looks at and in what it tells', () => {
    const bad = { ...foreign('x'), type: 'indicator' }
    const many = Array.from({ length: 50 }, () => ({ ...bad, id: '<script>' }))
    const read = readStixIndicators(many, { objects_max: 40, passed_over_max: 5 })
    expect(read.passed_over_count).toBe(50)
    expect(read.passed_over).toHaveLength(5)
    expect(read.passed_over[1]?.id).toBe('')
  })

  it('never throws, whatever it is given', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.array(
        fc.record(
          { type: fc.constant('indicator'), id: fc.constant(ID), pattern: fc.string() },
          { requiredKeys: ['type'] },
        ),
      ),
      fc.array(fc.jsonValue().map((extensions) => ({ ...foreign('[a]'), extensions }))),
      fc.array(
        fc
          .string({ unit: fc.constantFrom('[', ']', "'", '\\', '=', ' OR ', ' IN ', '(', 'a:b', ',') })
          .map((p) => foreign(p)),
      ),
    )
    fc.assert(
      fc.property(odd, (input) => void readStixIndicators(input)),
      { numRuns: 500 },
    )
  })

  it('is not slow on patterns made to be', () => {
    const hostile = [
      `[a = '${"\\'".repeat(4000)}`,
      '['.repeat(9000),
      `[a IN (${"'',".repeat(3000)}`,
      "'\\".repeat(5000),
    ]
    const before = process.cpuUsage().user
    for (let turn = 0; turn < 50; turn++) readStixIndicators(hostile.map((pattern) => foreign(pattern)))
    // Two hundred patterns of some 9,000 characters; a quadratic reading takes minutes.
    expect(process.cpuUsage().user - before).toBeLessThan(5_000_000)
  })
})
