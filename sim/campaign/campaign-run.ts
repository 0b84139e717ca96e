import type { Traits } from '#sim/account.js'
import { type Client, pickClient } from '#sim/clients.js'
import { SUBJECTS } from '#sim/decks/deck.js'
import {
  accessAddress,
  addresses,
  datacentreAddress,
  type Network,
  pooledNetwork,
  privateNetwork,
} from '#sim/network.js'
import type { CampaignSpec } from '#sim/options.js'
import { mixSeeds, Random } from '#sim/random.js'
import { DAY_MS, HOUR_MS, type World } from '#sim/world.js'
import { createDealer, type Dealer } from './deal-cards.js'

/** A campaign at work. What changes in the course of a log is the dealer's place in the deck and the counts. */
export interface CampaignRun {
  id: string
  spec: CampaignSpec
  seed: number
  dealer: Dealer
  /** days from the log's start, `toDay` not included */
  fromDay: number
  toDay: number
  pool: readonly string[]
  clients: readonly Client[]
  limit: number
  temperature: number | null
  /** harvesting exchanges so far, with the first and last moment */
  sent: number
  first: number
  last: number
}

export function createCampaignRun(world: World, spec: CampaignSpec, number: number): CampaignRun {
  const seed = mixSeeds(mixSeeds(world.seed, 0xca3b), number)
  const random = new Random(seed, 1)
  const fromDay = Math.min(spec.startDay, world.days - 1)
  return {
    id: `campaign_${number + 1}_${spec.name}`,
    spec,
    seed,
    dealer: createDealer(spec, seed),
    fromDay,
    toDay: Math.min(world.days, fromDay + (spec.days ?? world.days)),
    pool:
      spec.network === 'proxy'
        ? []
        : addresses(spec.addresses, random, spec.network === 'datacenter' ? datacentreAddress : accessAddress),
    clients: Array.from({ length: spec.mixedParameters ? 6 : 1 }, () => pickClient(spec.clients, random)),
    limit: random.pick([1000, 1500, 2048, 3000, 4096]),
    temperature: random.pick([null, 0, 0.6, 0.9, 1]),
    sent: 0,
    first: Number.POSITIVE_INFINITY,
    last: Number.NEGATIVE_INFINITY,
  }
}

/** What the operator gives to its member-th account. */
export function memberTraits({ spec, seed, pool, clients, limit, temperature }: CampaignRun, member: number): Traits {
  const random = new Random(seed, 2, member)
  const card = new Random(seed, 3, Math.floor(member / Math.max(1, spec.accountsPerCard)))
  return {
    client: spec.mixedParameters && random.chance(0.3) ? pickClient(spec.clients, random) : random.pick(clients),
    network: pool.length > 0 ? pooledNetwork(pool, random) : proxyNetwork(random),
    ...(spec.accountsPerCard > 0 ? { payment: `card_${card.hex(10)}` } : {}),
    ...(spec.mixedParameters ? {} : { limit, temperature, smallModel: 0 }),
    typing: spec.typed,
    followUps: 0,
  }
}

/** Home addresses rented by the day; half of the accounts look like any private line. */
function proxyNetwork(random: Random): Network {
  if (random.chance(0.5)) return privateNetwork(random)
  return { addresses: addresses(2 + random.int(10), random, accessAddress), everyMs: random.pick([6, 24]) * HOUR_MS }
}

export const memberSubject = ({ spec }: CampaignRun, member: number): number | null =>
  spec.bySubject ? member % SUBJECTS : null

/** When the member-th account was opened, in milliseconds. */
export function memberCreated(world: World, run: CampaignRun, member: number): number {
  const random = new Random(run.seed, 4, member)
  const { spec, fromDay, toDay } = run
  if (spec.aged) return Math.floor(world.start - random.between(40, 900) * DAY_MS)
  const day = fromDay - random.between(0.2, 3) + random.between(0, spec.signupDays)
  return Math.floor(world.start + Math.min(day, fromDay + 0.6 * (toDay - fromDay)) * DAY_MS)
}
