import type { Conditions, Consequence, Policy, Rule } from '@/api/policy'
import { formatCount, formatShare } from '@/ui/Count'

export const DEGRADATION_WORDS = {
  withhold_reasoning: 'withhold reasoning',
  watermark: 'watermark',
  canary: 'canary',
} as const

/** What a rule does, in a few words. */
export function describeConsequence(consequence: Consequence): string {
  if (consequence.action === 'throttle') {
    const { per_minute, burst = 1 } = consequence
    return `throttle to ${per_minute} a minute, ${formatCount(burst)} at once`
  }
  if (consequence.action === 'degrade')
    return `degrade: ${consequence.degrade.map((one) => DEGRADATION_WORDS[one]).join(', ')}`
  return consequence.action === 'observe' ? 'observe (record, let pass)' : consequence.action
}

type Describe<Name extends keyof Conditions> = (value: NonNullable<Conditions[Name]>) => string

const WORDS: { [Name in keyof Required<Conditions>]: Describe<Name> } = {
  confidence_min: (value) => `confidence of the campaign from ${formatShare(value)}`,
  operator_min: (value) => `one operator from ${formatShare(value)}`,
  harvesting_min: (value) => `harvesting from ${formatShare(value)}`,
  score_min: (value) => `the account belongs to it from ${formatShare(value)}`,
  role: (value) => `${either(value)} account of it`,
  campaign: (value) => `campaign ${either(value)}`,
  status: (value) => `campaign ${either(value)}`,
  tier: (value) => `tier ${either(value)}`,
  entry_point: (value) => `entry point ${either(value)}`,
  model: (value) => `model ${either(value)}`,
  capability: (value) => `asks for ${either(value)}`,
  permit: (value) => (value ? 'holds a permit for the model' : 'holds no permit for the model'),
}

/** What has to hold, one by one; none: it holds for everybody. */
export function describeConditions(when: Conditions): string[] {
  return (Object.keys(WORDS) as (keyof Conditions)[]).flatMap((name) => {
    const value = when[name]
    return value === undefined ? [] : [(WORDS[name] as (given: typeof value) => string)(value)]
  })
}

export function describeRule({ when, do: consequence }: Rule): string {
  const conditions = describeConditions(when)
  return `${describeConsequence(consequence)} – ${conditions.length === 0 ? 'everybody' : conditions.join(', ')}`
}

/** What a policy does: its rules, of which the first that holds counts. */
export const describePolicy = ({ rules }: Policy): string => rules.map(describeRule).join('; else ')

const either = (values: readonly string[]): string => values.join(' or ')
