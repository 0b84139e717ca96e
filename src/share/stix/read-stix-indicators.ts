import type { Indicator, Tlp } from '#contract/indicator.js'
import { type IndicatorObject, indicatorObjectSchema, tlpOfObject } from './indicator-object.js'
import { type ForeignDefaults, type ForeignIndicator, readForeignIndicator } from './read-foreign-indicator.js'
import { isOwnIndicator, readOwnIndicator } from './read-own-indicator.js'

export interface ReadStixOptions {
  /** objects looked at; those after them are passed over in one entry */
  objects_max?: number
  /** entries of `passed_over`; `passed_over_count` counts all */
  passed_over_max?: number
  /** level of what bears no marking of TLP: nobody said that it may go further */
  tlp_default?: Tlp
  /** of foreign indicators that do not tell it */
  foreign?: Partial<ForeignDefaults>
}

export interface StixIndicators {
  /** of the full profile: those of other Stillwatch servers */
  indicators: Indicator[]
  /** with values in the clear: `tokeniseForeign` makes indicators of them */
  foreign: ForeignIndicator[]
  /** what was withdrawn, and who says so: only its own publisher may */
  revoked: { id: string; publisher: string | null }[]
  passed_over: { id: string; reason: string }[]
  passed_over_count: number
}

const DEFAULTS = { objects_max: 20_000, passed_over_max: 1000, tlp_default: 'amber' } as const
const FOREIGN: ForeignDefaults = { confidence: 50, half_life_days: 90, confidence_floor: 20 }
const ID_CHARACTERS_MAX = 100

/**
 * The indicators of a bundle, an envelope of TAXII or a list of objects, as parsed JSON, from whomever. Of several versions
 * of one object the last one counts. Never throws; what cannot be used is told with the reason. Objects of other types are
 * none of its matter.
 */
export function readStixIndicators(input: unknown, options: ReadStixOptions = {}): StixIndicators {
  const settings = { ...DEFAULTS, ...options, foreign: { ...FOREIGN, ...options.foreign } }
  const read: StixIndicators = { indicators: [], foreign: [], revoked: [], passed_over: [], passed_over_count: 0 }
  const passOver = (id: unknown, reason: string, count = 1): void => {
    read.passed_over_count += count
    if (read.passed_over.length < settings.passed_over_max) read.passed_over.push({ id: shownId(id), reason })
  }
  const objects = objectsOf(input)
  const beyond = objects.length - settings.objects_max
  if (beyond > 0)
    passOver(null, `${beyond} objects beyond the first ${settings.objects_max} were not looked at`, beyond)

  for (const object of latestOf(objects.slice(0, settings.objects_max), passOver)) {
    if (object.revoked) {
      read.revoked.push({ id: object.id, publisher: object.created_by_ref ?? null })
      continue
    }
    const tlp = tlpOfObject(object) ?? settings.tlp_default
    const result = isOwnIndicator(object)
      ? readOwnIndicator(object, tlp)
      : readForeignIndicator(object, tlp, settings.foreign)
    if ('reason' in result) passOver(object.id, result.reason)
    else if ('values' in result) read.foreign.push(result)
    else read.indicators.push(result)
  }
  return read
}

function objectsOf(input: unknown): unknown[] {
  if (Array.isArray(input)) return input
  const objects = typeof input === 'object' && input !== null && 'objects' in input ? input.objects : []
  return Array.isArray(objects) ? objects : []
}

function latestOf(objects: unknown[], passOver: (id: unknown, reason: string) => void): Iterable<IndicatorObject> {
  const latest = new Map<string, IndicatorObject>()
  for (const object of objects) {
    if (!isIndicator(object)) continue
    const parsed = indicatorObjectSchema.safeParse(object)
    if (!parsed.success) {
      const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' }
      passOver('id' in object ? object.id : null, `${path.join('.')}: ${message}`)
    } else if (version(parsed.data) >= version(latest.get(parsed.data.id))) latest.set(parsed.data.id, parsed.data)
  }
  return latest.values()
}

const version = (object: IndicatorObject | undefined): number => Date.parse(object?.modified ?? '1970-01-01T00:00:00Z')

const isIndicator = (object: unknown): object is { type: 'indicator' } =>
  typeof object === 'object' && object !== null && 'type' in object && object.type === 'indicator'

const shownId = (id: unknown): string =>
  typeof id === 'string' && /^[a-z0-9-]+$/.test(id.slice(0, ID_CHARACTERS_MAX)) ? id.slice(0, ID_CHARACTERS_MAX) : ''
