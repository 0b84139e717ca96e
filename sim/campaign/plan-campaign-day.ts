import { SITTING_MEAN, sittingLength } from '#sim/kinds/kind.js'
import { wakingMoment } from '#sim/people-hours.js'
import type { PlannedSitting } from '#sim/plan-day.js'
import type { Resident } from '#sim/population.js'
import { Random } from '#sim/random.js'
import { DAY_MS, HOUR_MS, type World } from '#sim/world.js'
import type { CampaignRun } from './campaign-run.js'
import { isWorking, workingDays } from './enlist-members.js'

// 9 to 18 o'clock at UTC+8.
const OFFICE_FROM_HOUR = 1
const OFFICE_HOURS = 9

/** The sittings of one campaign that begin on this day: its harvest and the cover of its accounts. */
export function planCampaignDay(
  world: World,
  run: CampaignRun,
  members: readonly Resident[],
  day: number,
): PlannedSitting[] {
  const plan: PlannedSitting[] = []
  for (const member of members) planCover(world, member, day, plan)
  if (!isWorking(world, run, day)) return plan
  const active = members.filter(({ fromDay, toDay }) => day >= fromDay && day < toDay)
  if (run.spec.dispatch === 'round-robin') planRounds(world, run, active, day, plan)
  else for (const member of active) planQuota(world, run, member, day, plan)
  return plan
}

function planCover(world: World, resident: Resident, day: number, plan: PlannedSitting[]): void {
  const at = world.start + day * DAY_MS
  if (resident.coverRate === 0 || at < resident.created) return
  const random = new Random(world.seed ^ 0xc0fe, resident.index, day)
  for (let n = random.poisson(resident.coverRate); n > 0; n--) {
    plan.push({
      at: wakingMoment(world, day, resident.zoneHours, 0, random),
      resident,
      length: sittingLength(random),
      harvest: false,
    })
  }
}

/** Calls evenly spaced over the hours of work, account after account. */
function planRounds(
  world: World,
  run: CampaignRun,
  active: readonly Resident[],
  day: number,
  plan: PlannedSitting[],
): void {
  if (active.length === 0) return
  const random = new Random(run.seed, 8, day)
  const { exchanges, toolSteps } = run.spec
  const calls = dither(exchanges / Math.max(1, workingDays(world, run, run.fromDay)) / Math.max(1, toolSteps), random)
  const first = random.int(active.length)
  for (let k = 0; k < calls; k++) {
    const at = hourOfWork(world, run, day, (k + random.unit()) / calls)
    plan.push({ at, resident: active[(first + k) % active.length]!, length: loopLength(run, random), harvest: true })
  }
}

/** Every account its own share, in a person's sittings or at single moments of the hours of work. */
function planQuota(world: World, run: CampaignRun, resident: Resident, day: number, plan: PlannedSitting[]): void {
  const random = new Random(world.seed ^ 0x407a, resident.index, day)
  const { hours, toolSteps } = run.spec
  const mimic = hours === 'mimic'
  const lengthMean = toolSteps > 0 ? toolSteps : mimic ? SITTING_MEAN : 1
  for (let n = random.poisson(resident.rate / lengthMean); n > 0; n--) {
    const at = mimic
      ? wakingMoment(world, day, resident.zoneHours, 0, random)
      : hourOfWork(world, run, day, random.unit())
    plan.push({
      at,
      resident,
      length: mimic && toolSteps === 0 ? sittingLength(random) : loopLength(run, random),
      harvest: true,
    })
  }
}

const loopLength = ({ spec: { toolSteps } }: CampaignRun, random: Random): number =>
  toolSteps > 0 ? 1 + random.int(2 * toolSteps - 1) : 1

/** `part` 0 to 1 of the day's hours of work */
function hourOfWork(world: World, { spec }: CampaignRun, day: number, part: number): number {
  const dawn = world.start + day * DAY_MS
  const hours = spec.hours === 'office' ? OFFICE_FROM_HOUR + part * OFFICE_HOURS : part * 24
  return Math.floor(dawn + hours * HOUR_MS)
}

/** A whole number whose mean is x. */
export function dither(x: number, random: Random): number {
  const whole = Math.floor(x)
  return whole + (random.chance(x - whole) ? 1 : 0)
}
