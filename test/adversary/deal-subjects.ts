import type { Random } from '#lib/random.js'
import { harvestIds, type LogLine, type RangeLog, textOf, withText, wordsOf } from './range-log.js'

/**
 * Deals the harvested texts again so that each of `shards` groups of accounts has a subject of its own. As many shards
 * as accounts: every account looks like a person with one interest. Times, clients and numbers of exchanges stay.
 */
export function dealSubjects(log: RangeLog, random: Random, shards: number): RangeLog {
  const harvest = harvestIds(log)
  const lines = log.lines.filter(({ id }) => harvest.has(id))
  const shardOf = shardAccounts(lines, shards)
  const room = Array.from({ length: shards }, () => 0)
  for (const line of lines) room[shardOf.get(line.account_id)!]!++
  const piles = pileBySubject(lines.map(textOf), room, random)
  return {
    ...log,
    lines: log.lines.map((line) =>
      harvest.has(line.id) ? withText(line, piles[shardOf.get(line.account_id)!]!.pop()!) : line,
    ),
  }
}

/** Which shard an account belongs to: in turn, by the order of the log. */
export function shardAccounts(lines: readonly LogLine[], shards: number): Map<string, number> {
  const accounts = [...new Set(lines.map(({ account_id }) => account_id))]
  return new Map(accounts.map((account, i) => [account, i % shards]))
}

/** Piles texts round seed texts by the rare words they share, each pile as large as it has room; fullest match first. */
function pileBySubject(texts: readonly string[], room: readonly number[], random: Random): string[][] {
  const words = texts.map((text) => new Set(wordsOf(text)))
  const held = new Map<string, number>()
  for (const own of words) for (const word of own) held.set(word, (held.get(word) ?? 0) + 1)
  const rarity = (word: string) => Math.log(texts.length / held.get(word)!)
  const seeds = room.map(() => words[random.below(texts.length)]!)
  const matches: [number, number, number][] = []
  words.forEach((own, t) => {
    seeds.forEach((seed, s) => {
      let shared = 0
      for (const word of own) if (seed.has(word)) shared += rarity(word)
      matches.push([shared / Math.sqrt(4 + own.size), t, s])
    })
  })
  matches.sort((a, b) => b[0] - a[0] || a[1] - b[1] || a[2] - b[2])
  const piles: string[][] = room.map(() => [])
  const dealt = new Set<number>()
  for (const [, t, s] of matches) {
    if (dealt.has(t) || piles[s]!.length >= room[s]!) continue
    dealt.add(t)
    piles[s]!.push(texts[t]!)
  }
  return piles
}
