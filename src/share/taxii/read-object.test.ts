import { describe, expect, it } from 'vitest'
import { address, indicator, MARKINGS } from './fixtures/stix-objects.js'
import { readEnvelope } from './read-envelope.js'
import { readObject } from './read-object.js'
import { definedMarkings } from './tlp-of-object.js'

const bounds = { tlp_max: 'amber' as const, object_bytes_max: 2000 }
const marked = (...refs: string[]) => indicator(1, 0, { object_marking_refs: refs })

describe('readObject', () => {
  it('tells id, type and version', () => {
    expect(readObject(indicator(1, 7), bounds)).toMatchObject({
      type: 'indicator',
      version: { text: '2026-01-01T00:00:07.000Z' },
    })
    expect(readObject(address(1, '203.0.113.7'), bounds)).toMatchObject({ type: 'ipv4-addr', version: null })
    const { modified: _, ...without } = indicator(1)
    expect(readObject(without, bounds)).toMatchObject({ version: { text: '2026-01-01T00:00:00.000Z' } })
  })

  it.each([
    [null, /not an object/],
    [[], /not an object/],
    [{ type: 'indicator' }, /id is not/],
    [indicator(1, 0, { id: 'indicator--1' }), /id is not/],
    [indicator(1, 0, { type: 'malware' }), /type is not/],
    [indicator(1, 0, { spec_version: '2.0' }), /not STIX 2\.1/],
    [indicator(1, 0, { spec_version: undefined }), /not STIX 2\.1/],
    [indicator(1, 0, { modified: 'yesterday' }), /modified is not a timestamp/],
    [indicator(1, 0, { modified: 7 }), /modified is not a timestamp/],
    [indicator(1, 0, { name: 'x'.repeat(2000) }), /longer than 2000 bytes/],
  ])('refuses %#', (object, reason) => expect(readObject(object, bounds)).toMatch(reason))

  it.each([
    [marked(MARKINGS.clear), 'kept'],
    [marked(MARKINGS.green, MARKINGS.amber), 'kept'],
    [marked('marking-definition--00000000-0000-4000-8000-000000000001'), 'kept'],
    [marked(MARKINGS.clear, MARKINGS.strict), /TLP:AMBER\+STRICT, above the TLP:AMBER/],
    [marked(MARKINGS.red), /TLP:RED/],
    [marked('marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed'), /TLP:RED/],
    [indicator(1, 0, { granular_markings: [{ marking_ref: MARKINGS.red, selectors: ['name'] }] }), /TLP:RED/],
  ])('looks at the marking, %#', (object, expected) => {
    const read = readObject(object, bounds)
    if (expected === 'kept') expect(read).toHaveProperty('text')
    else expect(read).toMatch(expected)
  })

  it('knows a level also under an id of one’s own', () => {
    const id = 'marking-definition--00000000-0000-4000-8000-000000000009'
    const extension = {
      'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d': {
        extension_type: 'property-extension',
        tlp_2_0: 'red',
      },
    }
    for (const definition of [{ extensions: extension }, { definition_type: 'tlp', definition: { tlp: 'red' } }]) {
      const defined = definedMarkings([{ type: 'marking-definition', id, ...definition }, 7, null])
      expect(readObject(marked(id), { ...bounds, defined })).toMatch(/TLP:RED/)
    }
    // A definition that comes along lowers none of those that all know.
    const defined = definedMarkings([{ type: 'marking-definition', id: MARKINGS.red, definition: { tlp: 'white' } }])
    expect(readObject(marked(MARKINGS.red), { ...bounds, defined })).toMatch(/TLP:RED/)
  })
})

describe('readEnvelope', () => {
  const limits = { objects_max: 2, depth_max: 10 }
  const deep = (levels: number): string => `{"objects":[${'['.repeat(levels)}${']'.repeat(levels)}]}`

  it('gives the objects', () => expect(readEnvelope('{"objects":[{},{}]}', limits)).toEqual([{}, {}]))

  it.each([
    ['', 400],
    ['{', 400],
    ['null', 422],
    ['[]', 422],
    ['{"type":"bundle"}', 422],
    ['{"objects":[]}', 422],
    ['{"objects":[1,2,3]}', 413],
    [deep(9), 422],
    [deep(200_000), 422],
  ])('refuses %#', (body, http_status) =>
    expect(() => readEnvelope(body, limits)).toThrow(expect.objectContaining({ http_status })),
  )

  it('takes what is just deep enough', () => expect(readEnvelope(deep(8), limits)).toHaveLength(1))
})
