import { TLP, type Tlp } from '#contract/indicator.js'
import type { StixObject } from './stix-object.js'

/** OASIS, cti-stix-common-objects: the extension by which TLP 2.0 is told in STIX 2.1. */
const TLP_2_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d'

/** Of the same place. They are the same for everyone, and are never changed. */
const MARKING_IDS: Record<Tlp, string> = {
  clear: 'marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487',
  green: 'marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb',
  amber: 'marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421',
  'amber+strict': 'marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003',
  red: 'marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1',
}

/** TLP 1.0, as STIX 2.1 has it: others still mark by it. */
const MARKING_IDS_TLP_1: Record<string, Tlp> = {
  'marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9': 'clear',
  'marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da': 'green',
  'marking-definition--f88d31f6-486f-44da-b317-01333bde0b82': 'amber',
  'marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed': 'red',
}

const LEVELS: ReadonlyMap<string, Tlp> = new Map([
  ...TLP.map((tlp) => [MARKING_IDS[tlp], tlp] as const),
  ...Object.entries(MARKING_IDS_TLP_1),
])

export const markingId = (tlp: Tlp): string => MARKING_IDS[tlp]

/** The marking-definition object exactly as OASIS publishes it. */
export const tlpMarking = (tlp: Tlp): StixObject => ({
  type: 'marking-definition',
  spec_version: '2.1',
  id: markingId(tlp),
  created: '2022-10-01T00:00:00.000Z',
  name: `TLP:${tlp.toUpperCase()}`,
  extensions: { [TLP_2_EXTENSION]: { extension_type: 'property-extension', tlp_2_0: tlp } },
})

/** The narrowest of some levels; undefined where there is none. */
export const strictestTlp = (levels: readonly Tlp[]): Tlp | undefined =>
  TLP[Math.max(-1, ...levels.map((tlp) => TLP.indexOf(tlp)))]

/** The narrowest level among markings, of TLP 2.0 or 1.0; undefined where none is one of TLP. */
export const tlpOfMarkings = (ids: readonly string[]): Tlp | undefined =>
  strictestTlp(ids.flatMap((id) => LEVELS.get(id) ?? []))

/** The definitions of the markings that some objects bear, the widest first. */
export function markingsOf(objects: readonly StixObject[]): StixObject[] {
  const borne = new Set(objects.flatMap(({ object_marking_refs }) => object_marking_refs))
  return TLP.filter((tlp) => borne.has(markingId(tlp))).map(tlpMarking)
}
