import type { CampaignRun } from './campaign/campaign-run.js'
import { planCampaignDay } from './campaign/plan-campaign-day.js'
import { wakingMoment } from './people-hours.js'
import type { Resident } from './population.js'
import { Random } from './random.js'
import { DAY_MS, isWorkday, type World } from './world.js'

/** A sitting that is to begin: when, whose, how many exchanges. */
export interface PlannedSitting {
  /** milliseconds */
  at: number
  resident: Resident
  length: number
  harvest: boolean
}

/** All sittings that begin on this day (UTC), in the order of their beginnings. */
export function planDay(
  world: World,
  innocents: readonly Resident[],
  campaigns: ReadonlyMap<CampaignRun, readonly Resident[]>,
  day: number,
): PlannedSitting[] {
  const plan: PlannedSitting[] = []
  const workday = isWorkday(world, day)
  for (const resident of innocents) {
    if (day >= resident.fromDay && day < resident.toDay) planInnocent(world, resident, day, workday, plan)
  }
  for (const [run, members] of campaigns) {
    for (const sitting of planCampaignDay(world, run, members, day)) plan.push(sitting)
  }
  return plan.sort((a, b) => a.at - b.at || a.resident.index - b.resident.index)
}

function planInnocent(world: World, resident: Resident, day: number, workday: boolean, plan: PlannedSitting[]): void {
  const { kind, rate, index } = resident
  if (kind === null || (kind.weekdaysOnly && !workday)) return
  const random = new Random(world.seed, index, day)
  const wish = rate * random.between(0.7, 1.3)
  let sittings = Math.floor(wish)
  if (random.chance(wish - sittings)) sittings++
  // Larks and owls: up to three hours before or after the rest, the same every day.
  const lark = ((Math.imul(index, 0x9e3779b1) >>> 0) % 7) - 3
  for (; sittings > 0; sittings--) {
    const at = kind.waking
      ? wakingMoment(world, day, resident.zoneHours, lark, random)
      : world.start + day * DAY_MS + random.int(DAY_MS)
    plan.push({ at, resident, length: kind.length(random), harvest: false })
  }
}
