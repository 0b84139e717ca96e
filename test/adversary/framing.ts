import type { Random } from '#lib/random.js'
import { hashOf, type LogLine, opens, type RangeLog, textOf, withText, wordsOf } from './range-log.js'

/** A log in which somebody imitates strangers, and the strangers. */
export interface FramedLog extends RangeLog {
  victims: string[]
}

const ATTACKERS = 50

/** Accounts of one kind that share a value, such as one class or one team: the largest such group. */
export function groupOf(log: RangeLog, kind: string, key: (line: LogLine) => string | null): string[] {
  const groups = new Map<string, Set<string>>()
  for (const line of log.lines) {
    const value = log.truth.accounts[line.account_id]?.kind === kind ? key(line) : null
    if (value === null) continue
    groups.set(value, (groups.get(value) ?? new Set()).add(line.account_id))
  }
  return [...([...groups.values()].sort((a, b) => b.size - a.size)[0] ?? [])]
}

/** People with at least `texts` different prompts, drawn at random. */
export function somePeople(log: RangeLog, random: Random, count: number, texts: number): string[] {
  const able = [...promptsOf(log)].filter(
    ([account, own]) => log.truth.accounts[account]?.kind === 'casual' && own.length >= texts,
  )
  return shuffled(
    able.map(([account]) => account),
    random,
  ).slice(0, count)
}

/** The people most like one of them in words: a topic in common that is nobody's deck. */
export function peopleOfOneTopic(log: RangeLog, random: Random, count: number): string[] {
  const prompts = promptsOf(log)
  const people = somePeople(log, random, 1e9, 8).map((account) => ({
    account,
    words: new Set(prompts.get(account)!.flatMap(wordsOf)),
  }))
  const held = new Map<string, number>()
  for (const { words } of people) for (const word of words) held.set(word, (held.get(word) ?? 0) + 1)
  const like = (a: Set<string>, b: Set<string>): number => {
    let sum = 0
    for (const word of a) if (b.has(word)) sum += Math.log(people.length / held.get(word)!)
    return sum / Math.sqrt((20 + a.size) * (20 + b.size))
  }
  // Of a few centres the one with the closest company: a real topic, not a loner's neighbours.
  const companies = people.slice(0, 40).map((centre) => {
    const near = people
      .map((other) => ({ ...other, like: like(centre.words, other.words) }))
      .sort((a, b) => b.like - a.like)
    return { accounts: near.slice(0, count).map(({ account }) => account), closeness: near[count - 1]?.like ?? 0 }
  })
  return companies.sort((a, b) => b.closeness - a.closeness)[0]!.accounts
}

/** The person with the most prompts. */
export function busiestPerson(log: RangeLog, kind: string): string[] {
  const able = [...promptsOf(log)].filter(([account]) => log.truth.accounts[account]?.kind === kind)
  return able
    .sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
    .slice(0, 1)
    .map(([account]) => account)
}

/** What the attackers send. `copy`: the victims' prompts, each whole. `scramble`: new prompts of the victims' words. */
export type Mimicry = 'copy' | 'scramble'

/**
 * Fifty accounts of an attacker send each `each` prompts taken from all victims together, through the victims' clients
 * and networks, at moments when the victims are at work. The victims' own exchanges stay as they were.
 */
export function frame(
  log: RangeLog,
  victims: readonly string[],
  random: Random,
  {
    each,
    mimicry = 'copy',
    harvest,
  }: { each: number; mimicry?: Mimicry; harvest?: { texts: readonly string[]; share: number } },
): FramedLog {
  const chosen = new Set(victims)
  const models = log.lines.filter((line) => chosen.has(line.account_id) && opens(line))
  const words = models.flatMap((line) => wordsOf(textOf(line)))
  const accounts = Array.from(
    { length: ATTACKERS },
    () => `acct_${random.uint32().toString(16).padStart(8, '0')}framer`,
  )
  const deck: LogLine[] = []
  let stolen = 0
  const added = accounts.flatMap((account, a) =>
    Array.from({ length: each }, (_, k): LogLine => {
      if (deck.length === 0) deck.push(...shuffled(models, random))
      const model = deck.pop()!
      const id = `ex_framed_${a}_${k}`
      const harvests = harvest !== undefined && random.unit() < harvest.share
      if (harvests) stolen++
      const text = harvests
        ? harvest.texts[random.below(harvest.texts.length)]!
        : mimicry === 'copy'
          ? textOf(model)
          : scrambled(textOf(model), words, random)
      const ts = new Date(Date.parse(model.ts) + 1000 + random.below(3_600_000)).toISOString()
      return {
        ...withText(model, text),
        id,
        ts,
        account_id: account,
        key_id: `key_${hashOf(account).toString(16)}`,
        account_created_at: model.account_created_at,
      }
    }),
  )
  const times = added.map(({ ts }) => ts).sort()
  const campaign = {
    id: 'campaign_framing',
    name: 'framing',
    accounts,
    harvest_exchanges: Math.max(1, stolen),
    first: times[0]!,
    last: times.at(-1)!,
  }
  return {
    lines: [...log.lines, ...added],
    truth: {
      accounts: {
        ...log.truth.accounts,
        ...Object.fromEntries(accounts.map((id) => [id, { kind: 'framer', campaign: campaign.id }])),
      },
      campaigns: [...log.truth.campaigns, campaign],
      harvest_exchange_ids: log.truth.harvest_exchange_ids,
    },
    victims: [...victims],
  }
}

/** Opening prompts of every account, each once. */
function promptsOf({ lines }: RangeLog): Map<string, string[]> {
  const prompts = new Map<string, Set<string>>()
  for (const line of lines)
    if (opens(line)) prompts.set(line.account_id, (prompts.get(line.account_id) ?? new Set()).add(textOf(line)))
  return new Map([...prompts].map(([account, own]) => [account, [...own]]))
}

const scrambled = (text: string, words: readonly string[], random: Random): string =>
  wordsOf(text)
    .map(() => words[random.below(words.length)]!)
    .join(' ')

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    ;[out[i], out[j]] = [out[j]!, out[i]!]
  }
  return out
}
