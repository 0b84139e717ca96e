import { type Account, deriveAccount } from './account.js'
import { type CampaignRun, createCampaignRun, memberTraits } from './campaign/campaign-run.js'
import { enlistMembers } from './campaign/enlist-members.js'
import { openHarvest } from './campaign/open-harvest.js'
import { openPerson } from './kinds/casual.js'
import type { CampaignSpec, Preset } from './options.js'
import { type PlannedSitting, planDay } from './plan-day.js'
import { type Resident, settleInnocents } from './population.js'
import { mixSeeds, Random, scrambleNumber } from './random.js'
import { Sitting } from './sitting.js'
import { SittingHeap } from './sitting-heap.js'
import { createWorld, type World } from './world.js'

/** One line of the log and what only the truth knows of it. */
export interface SimulatedExchange {
  line: string
  id: string
  /** index of its account */
  account: number
  harvest: boolean
}

/** A population with its campaigns, ready to be simulated. */
export interface Scene {
  world: World
  innocents: readonly Resident[]
  campaigns: ReadonlyMap<CampaignRun, readonly Resident[]>
}

// Accounts made anew are remembered up to this number, then all forgotten: about 30 MB.
const ACCOUNTS_REMEMBERED = 20_000

/** Sets the scene: campaigns as they are given, innocents for what is left of `exchanges`. */
export function setScene(
  preset: Preset,
  specs: readonly CampaignSpec[],
  seed: number,
  days: number,
  exchanges: number,
): Scene {
  const world = createWorld(preset, seed, days)
  const harvested = specs.reduce((sum, spec) => sum + spec.exchanges / (1 - spec.camouflage), 0)
  const innocents = settleInnocents(world, preset, exchanges - harvested)
  const campaigns = new Map<CampaignRun, readonly Resident[]>()
  let index = innocents.length
  for (const [number, spec] of specs.entries()) {
    const run = createCampaignRun(world, spec, number)
    campaigns.set(run, enlistMembers(world, run, index))
    index += spec.accounts
  }
  return { world, innocents, campaigns }
}

/**
 * Plays the scene day by day and gives its exchanges in the order of time. Held in memory are the beginnings of one
 * day and the sittings under way, never exchanges. `observe` is told how many sittings those are after every day.
 */
export function* simulateExchanges(
  scene: Scene,
  observe?: (day: number, held: number) => void,
): Generator<SimulatedExchange> {
  const { world, innocents, campaigns } = scene
  const accounts = new Map<number, Account>()
  const heap = new SittingHeap()
  let begun = 0
  let written = 0
  for (let day = 0; day < world.days; day++) {
    const plan = planDay(world, innocents, campaigns, day)
    for (const planned of plan) {
      if (planned.at < planned.resident.created) continue
      while ((heap.top()?.at ?? planned.at) < planned.at) yield writeNext(world, heap, written++)
      heap.add(beginSitting(world, planned, accounts, begun++))
    }
    observe?.(day, plan.length + heap.size)
  }
  while (heap.size > 0) yield writeNext(world, heap, written++)
}

/** Writes the exchange that is due first; it has this number in the log. */
function writeNext(world: World, heap: SittingHeap, number: number): SimulatedExchange {
  const sitting = heap.top()!
  const { at, harvest, resident } = sitting
  const unique = scrambleNumber(number ^ world.seed)
    .toString(16)
    .padStart(8, '0')
  const id = `ex_${unique}${(mixSeeds(world.seed, number) & 0xffffff).toString(16).padStart(6, '0')}`
  const { line, more } = sitting.step(id, number)
  if (harvest) noteHarvest(resident, at)
  resident.seen = true
  if (more) heap.settleTop()
  else heap.removeTop()
  return { line, id, account: resident.index, harvest }
}

function noteHarvest({ campaign, index }: Resident, at: number): void {
  if (!campaign) throw new Error(`an innocent account harvests: ${index}`)
  campaign.sent++
  campaign.first = Math.min(campaign.first, at)
  campaign.last = Math.max(campaign.last, at)
}

function beginSitting(world: World, planned: PlannedSitting, accounts: Map<number, Account>, order: number): Sitting {
  const { resident, harvest, length, at } = planned
  let account = accounts.get(resident.index)
  if (!account) {
    if (accounts.size >= ACCOUNTS_REMEMBERED) accounts.clear()
    account = recall(world, resident)
    accounts.set(resident.index, account)
  }
  const random = new Random(world.seed, order, 0xbe6)
  const { kind, campaign, unit } = resident
  if (kind) return new Sitting(world, resident, account, kind.open(account, unit, random), false, length, at, order)
  if (harvest)
    return new Sitting(world, resident, account, openHarvest(campaign!, resident, account), true, length, at, order)
  const customer = { ...account, typing: 0.6, followUps: 0.4 }
  return new Sitting(world, resident, customer, openPerson(customer, random, 2), false, length, at, order)
}

function recall(world: World, { index, kind, campaign, unit, member, created, zoneHours }: Resident): Account {
  const traits = kind ? kind.traits(new Random(world.seed, index, 0x7a17), unit) : memberTraits(campaign!, member)
  return deriveAccount(world.seed, index, created, zoneHours, traits)
}
