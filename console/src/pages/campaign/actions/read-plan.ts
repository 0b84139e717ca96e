import type { Consequence } from '@/api/policy'
import type { TabSearch } from '../tab-search'
import type { ActionKind, Mode } from './action-types'

/** An action as it is being considered. */
export interface Plan {
  consequence: Consequence
  mode: Mode
  /** whose requests are counted, back from now */
  days: number
}

export const DEGRADATIONS = ['withhold_reasoning', 'watermark', 'canary'] as const
type Degradation = (typeof DEGRADATIONS)[number]

const PER_MINUTE = 10
const PER_MINUTE_MAX = 1e6
const DAYS = 30
const DAYS_MAX = 400

/** From what stands in the address, or what is wrong with it. The mildest is meant where nothing is said. */
export function readPlan(search: TabSearch): Plan | { wrong: string } {
  const { do: kind = 'observe', mode = 'shadow', days = DAYS } = search
  if (!Number.isInteger(days) || days < 1 || days > DAYS_MAX)
    return { wrong: `Days are a whole number from 1 to ${DAYS_MAX}.` }
  const consequence = consequenceOf(kind, search)
  return typeof consequence === 'string' ? { wrong: consequence } : { consequence, mode, days }
}

function consequenceOf(kind: ActionKind, search: TabSearch): Consequence | string {
  if (kind === 'throttle') {
    const { per_minute = PER_MINUTE, burst = 1 } = search
    if (per_minute <= 0 || per_minute > PER_MINUTE_MAX) return 'Requests a minute are more than 0.'
    if (!Number.isInteger(burst) || burst < 1 || burst > PER_MINUTE_MAX) return 'At once: a whole number from 1.'
    return { action: kind, per_minute, burst }
  }
  if (kind === 'degrade') {
    const degrade = readDegradations(search.degrade)
    return degrade.length === 0 ? 'Choose at least one way to make answers worth less.' : { action: kind, degrade }
  }
  return { action: kind }
}

export const readDegradations = (text = 'withhold_reasoning'): Degradation[] =>
  DEGRADATIONS.filter((one) => text.split(',').includes(one))
