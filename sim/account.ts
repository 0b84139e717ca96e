import { type Client, type ClientFamily, pickClient } from './clients.js'
import { type Network, privateNetwork } from './network.js'
import { mixSeeds, Random, scrambleNumber } from './random.js'

/** What a kind settles about its accounts; the rest is drawn. */
export interface Traits {
  clients?: readonly ClientFamily[]
  /** everything of a client that a group shares */
  client?: Client
  org?: string
  payment?: string | null
  email?: string
  network?: Network
  limit?: number | null
  temperature?: number | null
  /** share of its messages that carry the marks of typing */
  typing?: number
  /** chance that a message goes on with the conversation */
  followUps?: number
  /** share of requests to the small model */
  smallModel?: number
}

/** Everything about one account. Made anew from its numbers whenever it is needed, so a million accounts need no memory. */
export interface Account {
  index: number
  id: string
  /** the fields of its log lines that stay the same, as JSON text */
  head: string
  salt: number
  client: Client
  tail: string
  network: Network
  zoneHours: number
  limit: number | null
  temperature: number | null
  stream: boolean
  parts: boolean
  typing: number
  followUps: number
  smallModel: number
  /** median output tokens */
  verbosity: number
}

const EVERYONE: readonly (readonly [ClientFamily, number])[] = [
  ['sdk', 4],
  ['browser', 4],
  ['http', 2],
  ['framework', 1],
]
const MAILBOXES: readonly (readonly [string, number])[] = [
  ['gmail.com', 44],
  ['outlook.com', 11],
  ['hotmail.com', 5],
  ['icloud.com', 8],
  ['yahoo.com', 6],
  ['qq.com', 5],
  ['163.com', 3],
  ['proton.me', 4],
  ['gmx.de', 3],
  ['web.de', 2],
  ['orange.fr', 2],
  ['', 18],
]
const LIMITS: readonly (readonly [number | null, number])[] = [
  [null, 6],
  [300, 1],
  [500, 2],
  [1000, 4],
  [1024, 3],
  [2000, 3],
  [2048, 2],
  [4000, 2],
  [4096, 4],
  [8000, 1],
  [16384, 1],
]
const TEMPERATURES: readonly (readonly [number | null, number])[] = [
  [null, 8],
  [0, 3],
  [0.1, 1],
  [0.3, 1],
  [0.5, 1],
  [0.7, 4],
  [0.8, 1],
  [1, 3],
]

/** The account's name in the log. Different indexes give different names. */
export function accountId(seed: number, index: number): string {
  const unique = scrambleNumber(index ^ mixSeeds(seed, 0xacc))
    .toString(16)
    .padStart(8, '0')
  return `acct_${unique}${mixSeeds(seed ^ 0x1d, index)
    .toString(16)
    .padStart(8, '0')
    .slice(0, 4)}`
}

/** `created` is in milliseconds, `zoneHours` east of Greenwich. */
export function deriveAccount(
  seed: number,
  index: number,
  created: number,
  zoneHours: number,
  traits: Traits,
): Account {
  const random = new Random(seed, index, 0xacc0)
  const id = accountId(seed, index)
  const client = traits.client ?? pickClient(traits.clients ?? [random.weighted(EVERYONE)], random)
  const payment =
    traits.payment === undefined ? (random.chance(0.18) ? null : `card_${random.hex(10)}`) : traits.payment
  const email = traits.email ?? (random.weighted(MAILBOXES) || `${random.hex(6)}.net`)
  const text = JSON.stringify
  return {
    index,
    id,
    head: `"account_id":"${id}","org_id":${text(traits.org ?? null)},"key_id":"key_${random.hex(8)}","account_created_at":"${new Date(created).toISOString()}","payment_fingerprint":${text(payment)},"email_domain":${text(email)},"client_ip":"`,
    tail: `","user_agent":${text(client.agent)},"tls_fingerprint":"${client.tls}","status":`,
    salt: random.next(),
    client,
    network: traits.network ?? privateNetwork(random),
    zoneHours,
    limit: traits.limit === undefined ? random.weighted(LIMITS) : traits.limit,
    temperature: traits.temperature === undefined ? random.weighted(TEMPERATURES) : traits.temperature,
    stream: random.chance(0.5),
    parts: random.chance(0.12),
    typing: traits.typing ?? (random.chance(0.3) ? 0 : random.between(0.3, 1)),
    followUps: traits.followUps ?? (random.chance(0.35) ? random.between(0, 0.1) : random.between(0.3, 0.7)),
    smallModel: traits.smallModel ?? random.pick([0, 0, 0, 0.2, 0.5, 0.9, 1]),
    verbosity: random.lognormal(280, 0.6),
  }
}
