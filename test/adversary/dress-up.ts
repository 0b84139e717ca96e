import type { Random } from '#lib/random.js'
import { harvestIds, hashOf, opens, type RangeLog, textOf } from './range-log.js'
import { rewordHarvest } from './reword.js'

const TRADES = [
  'baker',
  'notary',
  'surveyor',
  'midwife',
  'welder',
  'florist',
  'coach',
  'optician',
  'tailor',
  'sailor',
  'farrier',
  'usher',
]
const TOWNS = [
  'Bruges',
  'Davao',
  'Mendoza',
  'Tartu',
  'Cork',
  'Kumasi',
  'Nantes',
  'Hobart',
  'Sapporo',
  'Izmir',
  'Bergen',
  'Salta',
]
const GIVEN = ['Ines', 'Bram', 'Yuki', 'Tariq', 'Olga', 'Femi', 'Rosa', 'Anders', 'Lin', 'Mateo', 'Zofia', 'Idris']

const lifeOf = (account: string): { trade: string; town: string; given: string } => ({
  trade: TRADES[hashOf(`trade ${account}`) % TRADES.length]!,
  town: TOWNS[hashOf(`town ${account}`) % TOWNS.length]!,
  given: GIVEN[hashOf(`given ${account}`) % GIVEN.length]!,
})

/** As an app on its users' keys would: one template, each account with a life of its own in the slots. */
export function dressAsApp(log: RangeLog): RangeLog {
  return rewordHarvest(log, (text, { account_id }) => {
    const { trade, town, given } = lifeOf(account_id)
    return `Study companion. ${given}, a ${trade} from ${town}, is learning something new today and asks for help in plain words.\nQuestion: ${text}`
  })
}

/**
 * Every account puts a text of its own, always the same, before each prompt: it becomes more like itself than like the
 * others. The texts are strangers' prompts, `words` long. Costs input tokens only.
 */
export function addPersonas(log: RangeLog, random: Random, words: number): RangeLog {
  const strangers = strangersTexts(log).filter((text) => text.split(' ').length >= words)
  const personas = new Map<string, string>()
  return rewordHarvest(log, (text, { account_id }) => {
    if (!personas.has(account_id)) {
      personas.set(account_id, strangers[random.below(strangers.length)]!.split(' ').slice(0, words).join(' '))
    }
    return `${personas.get(account_id)}\n${text}`
  })
}

/**
 * Accounts in classes of `size` whose prompts are the same for `shared` of their exchanges; only `share` of all accounts
 * take part. Costs the answers to the repeated prompts.
 */
export function poseAsClasses(
  log: RangeLog,
  { size, shared, share }: { size: number; shared: number; share: number },
): RangeLog {
  const harvest = harvestIds(log)
  const texts = new Map<string, string[]>()
  for (const line of log.lines) {
    if (!harvest.has(line.id)) continue
    const own = texts.get(line.account_id) ?? []
    own.push(textOf(line))
    texts.set(line.account_id, own)
  }
  const accounts = [...texts.keys()]
  const posing = Math.ceil(share * accounts.length)
  const leader = new Map(accounts.slice(0, posing).map((account, i) => [account, accounts[i - (i % size)]!]))
  const sent = new Map<string, number>()
  return rewordHarvest(log, (text, { account_id }) => {
    const nth = sent.get(account_id) ?? 0
    sent.set(account_id, nth + 1)
    const lead = leader.get(account_id)
    const sheet = lead === undefined ? [] : texts.get(lead)!
    // Spread over the whole time, so that any sample of the account's texts holds its share of them.
    return sheet.length > 0 && Math.floor((nth + 1) * shared) > Math.floor(nth * shared)
      ? sheet[nth % sheet.length]!
      : text
  })
}

/** Sends what innocent people of the log asked instead of a deck: only the answers are worth having. */
export function replayPeople(log: RangeLog, random: Random): RangeLog {
  const strangers = strangersTexts(log)
  return rewordHarvest(log, () => strangers[random.below(strangers.length)]!)
}

/** Account after account begins, the last of them late: the campaign is never seen whole until the end. */
export function growSlowly(log: RangeLog): RangeLog {
  const first = Date.parse(log.lines[0]!.ts)
  const last = Date.parse(log.lines.at(-1)!.ts)
  const members = log.truth.campaigns.flatMap(({ accounts }) => accounts)
  const begins = new Map(members.map((account, i) => [account, (0.85 * i) / members.length]))
  return {
    ...log,
    lines: log.lines.map((line) => {
      const from = begins.get(line.account_id)
      if (from === undefined) return line
      const share = (Date.parse(line.ts) - first) / (last - first)
      return { ...line, ts: new Date(first + (from + share * (1 - from)) * (last - first)).toISOString() }
    }),
  }
}

/** Opening prompts of innocent accounts. */
function strangersTexts({ lines, truth }: RangeLog): string[] {
  return lines.filter((line) => !truth.accounts[line.account_id]?.campaign && opens(line)).map(textOf)
}
