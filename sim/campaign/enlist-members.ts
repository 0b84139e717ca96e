import { SITTING_MEAN } from '#sim/kinds/kind.js'
import { ZONES } from '#sim/people-hours.js'
import type { Resident } from '#sim/population.js'
import { Random } from '#sim/random.js'
import { DAY_MS, type World } from '#sim/world.js'
import { type CampaignRun, memberCreated } from './campaign-run.js'

/** Makes the campaign's accounts, numbered from `firstIndex`; their shares of the work add up to the campaign's exchanges. */
export function enlistMembers(world: World, run: CampaignRun, firstIndex: number): Resident[] {
  const { spec, seed } = run
  const shares = Array.from({ length: spec.accounts }, (_, member) =>
    new Random(seed, 5, member).lognormal(1, spec.unevenness),
  )
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share, member) =>
    enlist(world, run, firstIndex + member, member, (spec.exchanges * share) / total),
  )
}

function enlist(world: World, run: CampaignRun, index: number, member: number, quota: number): Resident {
  const { camouflage } = run.spec
  const created = memberCreated(world, run, member)
  const createdDay = Math.max(0, Math.ceil((created - world.start) / DAY_MS))
  const fromDay = Math.max(run.fromDay, createdDay)
  const cover = (quota * camouflage) / (1 - camouflage)
  return {
    index,
    name: 'harvester',
    kind: null,
    campaign: run,
    unit: { seed: run.seed, models: world.models, zoneHours: null },
    member,
    created,
    zoneHours: new Random(run.seed, 6, member).weighted(ZONES),
    rate: quota / Math.max(1, workingDays(world, run, fromDay)),
    fromDay,
    toDay: run.toDay,
    coverRate: cover / SITTING_MEAN / Math.max(1, world.days - createdDay),
    seen: false,
  }
}

/** Days on which the campaign works, from a day to its end. */
export function workingDays(world: World, run: CampaignRun, fromDay: number): number {
  let n = 0
  for (let day = Math.ceil(fromDay); day < run.toDay; day++) if (isWorking(world, run, day)) n++
  return n
}

/** An office rests on Sundays (UTC). */
export function isWorking(world: World, { spec, fromDay, toDay }: CampaignRun, day: number): boolean {
  if (day < Math.floor(fromDay) || day >= toDay) return false
  return spec.hours !== 'office' || new Date(world.start + day * DAY_MS).getUTCDay() !== 0
}
