import { z } from 'zod'
import {
  INDICATOR_SCHEMA,
  type Indicator,
  type IndicatorValue,
  indicatorSchema,
  indicatorValueSchema,
  type Tlp,
} from '#contract/indicator.js'
import { DISTILLATION_EXTENSION, PATTERN_TYPE } from './extension-definition.js'
import { indicatorId } from './indicator-id.js'
import type { IndicatorObject } from './indicator-object.js'
import { USER_AGENT_PATH } from './indicator-pattern.js'
import { readPattern } from './read-pattern.js'

/** What the full profile tells of an indicator in its extension: docs/indicators.md. */
const measuredSchema = z.object({
  profile: z.literal(INDICATOR_SCHEMA),
  kind: z.string().max(40),
  first_seen: z.string().max(40),
  last_seen: z.string().max(40),
  half_life_days: z.number(),
  prevalence_accounts: z.number(),
  prevalence_population: z.number(),
  seen_accounts: z.number(),
  seen_exchanges: z.number(),
  community: z.string().max(256).default(''),
  epoch: z.string().max(256).default(''),
})

/** Whether it says to be of the full profile. */
export const isOwnIndicator = ({ extensions, pattern_type }: IndicatorObject): boolean =>
  pattern_type === PATTERN_TYPE || (extensions !== undefined && Object.hasOwn(extensions, DISTILLATION_EXTENSION))

/** An indicator of the full profile, as its publisher knows it; else the reason why it is none. */
export function readOwnIndicator(object: IndicatorObject, tlp: Tlp): Indicator | { reason: string } {
  const measured = measuredSchema.safeParse(object.extensions?.[DISTILLATION_EXTENSION])
  if (!measured.success) return { reason: 'what its extension tells is not of the profile stillwatch/indicator@1' }
  const value = patternValue(object)
  if (value === undefined || value.kind !== measured.data.kind) return { reason: 'its pattern is not of its kind' }
  // A publisher that gives a value the id of another could so replace that one.
  if (indicatorId(value) !== object.id) return { reason: 'its id is not that of its value' }
  const { prevalence_accounts, prevalence_population, seen_accounts, seen_exchanges, ...told } = measured.data
  const indicator = indicatorSchema.safeParse({
    schema: INDICATOR_SCHEMA,
    id: object.id,
    value,
    confidence: object.confidence,
    prevalence: { accounts: prevalence_accounts, of: prevalence_population },
    seen: { accounts: seen_accounts, exchanges: seen_exchanges },
    ...told,
    community: told.community || null,
    epoch: told.epoch || null,
    tlp,
  })
  return indicator.success ? indicator.data : { reason: `${indicator.error.issues[0]?.path.join('.')} is not usable` }
}

function patternValue({ pattern, pattern_type }: IndicatorObject): IndicatorValue | undefined {
  if (pattern_type === PATTERN_TYPE) return indicatorValueSchema.safeParse(parseJson(pattern)).data
  const comparisons = pattern_type === 'stix' ? readPattern(pattern) : undefined
  const [only, ...others] = comparisons ?? []
  return only?.path === USER_AGENT_PATH && others.length === 0
    ? indicatorValueSchema.safeParse({ kind: 'user-agent', value: only.value }).data
    : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
