import { TLP, type Tlp } from '#contract/indicator.js'
import { strictestTlp, tlpOfMarkings } from '../stix/tlp-markings.js'

/** The extension by which TLP 2.0 is written in STIX 2.1. */
const TLP_2_EXTENSION = 'extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d'

type Fields = Record<string, unknown>
const rank = (tlp: Tlp): number => TLP.indexOf(tlp)
const fieldsOf = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {})
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

export const isAbove = (tlp: Tlp, tlp_max: Tlp): boolean => rank(tlp) > rank(tlp_max)

/** The highest TLP that an object or a part of it is marked with; undefined where it has none. */
export function tlpOfObject(object: Fields, defined: ReadonlyMap<string, Tlp> = new Map()): Tlp | undefined {
  const told = markingsOf(object)
  const known = tlpOfMarkings(told)
  return strictestTlp([...(known === undefined ? [] : [known]), ...told.flatMap((ref) => defined.get(ref) ?? [])])
}

const markingsOf = (object: Fields): string[] =>
  [
    ...listOf(object.object_marking_refs),
    ...listOf(object.granular_markings).map((marking) => fieldsOf(marking).marking_ref),
  ].filter((ref) => typeof ref === 'string')

/** Markings that objects name and whose level does not follow from their ids. */
export const markingsToLookUp = (objects: readonly unknown[]): string[] => [
  ...new Set(
    objects
      .map(fieldsOf)
      .flatMap(markingsOf)
      .filter((ref) => tlpOfMarkings([ref]) === undefined),
  ),
]

/** Markings with a TLP that come along under ids of their own: the level counts, whatever the id; of several the narrowest. */
export function definedMarkings(objects: readonly unknown[]): Map<string, Tlp> {
  const defined = new Map<string, Tlp>()
  for (const object of objects.map(fieldsOf)) {
    if (object.type !== 'marking-definition' || typeof object.id !== 'string') continue
    const tlp = levelOf(object)
    if (tlp === undefined || tlpOfMarkings([object.id]) !== undefined) continue
    const before = defined.get(object.id)
    defined.set(object.id, before !== undefined && isAbove(before, tlp) ? before : tlp)
  }
  return defined
}

function levelOf({ definition, extensions }: Fields): Tlp | undefined {
  const told = fieldsOf(fieldsOf(extensions)[TLP_2_EXTENSION]).tlp_2_0 ?? fieldsOf(definition).tlp
  if (typeof told !== 'string') return undefined
  const level = told.toLowerCase()
  return level === 'white' ? 'clear' : TLP.find((tlp) => tlp === level)
}
