import type { CampaignRun } from './campaign/campaign-run.js'
import { findKind, type KindName } from './kinds/find-kind.js'
import type { Kind, Unit } from './kinds/kind.js'
import { BENIGN_KINDS, type Preset } from './options.js'
import { ZONES } from './people-hours.js'
import { mixSeeds, Random } from './random.js'
import { DAY_MS, type World } from './world.js'

/** The little that is kept of an account between its sittings; the rest is derived from its index. */
export interface Resident {
  index: number
  name: KindName | 'harvester'
  /** null for harvesters, whose campaign moves them */
  kind: Kind | null
  campaign: CampaignRun | null
  unit: Unit
  /** its place among the unit's or campaign's accounts */
  member: number
  /** milliseconds */
  created: number
  zoneHours: number
  /** sittings a day (harvesters: harvesting exchanges a day), on the days from `fromDay` up to, not with, `toDay` */
  rate: number
  fromDay: number
  toDay: number
  /** harvesters: sittings a day of the innocent traffic that hides them */
  coverRate: number
  /** it has at least one line in the log */
  seen: boolean
}

/** Settles innocents whose exchanges come to about `exchanges`: each kind its share, the private people what is left. */
export function settleInnocents(world: World, preset: Preset, exchanges: number): Resident[] {
  const residents: Resident[] = []
  for (const [name, units] of countUnits(preset, exchanges, world.days)) {
    for (let i = 0; i < units; i++) settleUnit(world, name, i, residents)
  }
  return residents
}

/** A kind of which one unit would be over a quarter of the whole log is left out of it. */
function countUnits(preset: Preset, exchanges: number, days: number): [KindName, number][] {
  const costs = BENIGN_KINDS.map((name) => {
    const kind = findKind(name)
    return { name, share: preset.population[name] ?? 0, cost: kind.membersMean * kind.exchangesMean(days) }
  }).filter(({ share, cost, name }) => share > 0 && (name === 'casual' || cost < exchanges / 4))
  const total = costs.reduce((sum, { share, cost }) => sum + share * cost, 0)
  let left = exchanges
  const units: [KindName, number][] = []
  for (const { name, share, cost } of costs.reverse()) {
    // Private people come last: they are small enough to fill what the coarse kinds leave.
    const n =
      name === 'casual' ? Math.max(1, Math.round(left / cost)) : Math.max(1, Math.round((share * exchanges) / total))
    left -= n * cost
    units.push([name, n])
  }
  return units
}

function settleUnit(world: World, name: KindName, number: number, residents: Resident[]): void {
  const kind = findKind(name)
  const seed = mixSeeds(mixSeeds(world.seed, BENIGN_KINDS.indexOf(name) + 101), number)
  const random = new Random(seed, 1)
  const unit: Unit = { seed, models: world.models, zoneHours: kind.together ? random.weighted(ZONES) : null }
  const members = kind.members(random)
  for (let member = 0; member < members; member++) {
    const { rate, fromDay, toDay } = kind.habit(random, unit, world.days)
    const created = createdAt(world, kind, fromDay, random)
    residents.push({
      index: residents.length,
      name,
      kind,
      campaign: null,
      unit,
      member,
      created,
      zoneHours: unit.zoneHours ?? random.weighted(ZONES),
      rate,
      fromDay: Math.max(fromDay, Math.floor((created - world.start) / DAY_MS)),
      toDay,
      coverRate: 0,
      seen: false,
    })
  }
}

function createdAt(world: World, kind: Kind, fromDay: number, random: Random): number {
  const span = kind.createdDaysBefore
  const ago = span ? random.between(span[0], span[1]) - fromDay : random.between(-0.6 * world.days, 650)
  const last = fromDay > 0 ? fromDay : world.days - 1
  return Math.floor(world.start + Math.min(-ago, last) * DAY_MS)
}
