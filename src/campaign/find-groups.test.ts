import { describe, expect, it } from 'vitest'
import { settingsSchema } from '#contract/settings.js'
import type { Start } from '#contract/start.js'
import { Random } from '#lib/random.js'
import { testExchangeability } from './exchangeability.js'
import { findGroups } from './find-groups.js'
import { type Author, appUser, harvester, makeSample, person } from './fixtures/make-sample.js'
import { countBackground } from './word-model.js'

const settings = settingsSchema.parse({})
const DECK = 100_000
const TOPICS = 60

function world(seed: number, extra: (random: Random) => Author[]): { authors: Author[]; people: number } {
  const random = new Random(seed)
  const people = Array.from({ length: 200 }, () => person(random, 20, TOPICS))
  return { authors: [...people, ...extra(random)], people: people.length }
}

const core = (...accounts: number[][]): Start[] => accounts.map((set) => ({ accounts: set, from: 'core' }))

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i)

describe('findGroups', () => {
  it('grows a campaign from a part of it, without the people', () => {
    const { authors, people } = world(1, (random) => range(0, 40).map(() => harvester(random, 20, DECK)))
    const { groups } = findGroups(makeSample(authors), core(range(people, 10)), settings, new Set())
    expect(groups).toHaveLength(1)
    expect(groups[0]!.members).toEqual(range(people, 40))
    expect(groups[0]!.exchangeability.ratio).toBeGreaterThan(0.8)
  })

  it('finds it under as much innocent traffic as it has of its own', () => {
    const { authors, people } = world(2, (random) =>
      range(0, 40).map(() => harvester(random, 20, DECK, person(random, 20, TOPICS))),
    )
    const { groups } = findGroups(makeSample(authors), core(range(people, 15)), settings, new Set())
    expect(groups[0]!.members.filter((i) => i < people)).toEqual([])
    // So few words and texts leave a part in doubt; nobody is accused for it.
    expect(groups[0]!.members.length).toBeGreaterThanOrEqual(24)
  })

  it('starts from a mixture in which strangers are the majority', () => {
    const { authors, people } = world(3, (random) => range(0, 40).map(() => harvester(random, 20, DECK)))
    const { groups } = findGroups(
      makeSample(authors),
      [{ accounts: [...range(0, 50), ...range(people, 30)], from: 'broad' }],
      settings,
      new Set(),
    )
    expect(groups[0]!.members).toEqual(range(people, 40))
  })

  it('does not join two campaigns', () => {
    const { authors, people } = world(4, (random) => [
      ...range(0, 30).map(() => harvester(random, 20, DECK)),
      ...range(0, 30).map(() => harvester(random, 20, 2 * DECK)),
    ])
    const { groups } = findGroups(
      makeSample(authors),
      core(range(people, 10), range(people + 30, 10)),
      settings,
      new Set(),
    )
    expect(groups.map(({ members }) => members)).toEqual([range(people, 30), range(people + 30, 30)])
  })

  it('makes no group of random people', () => {
    const { authors } = world(5, () => [])
    const { groups } = findGroups(makeSample(authors), core(range(0, 40), range(100, 60)), settings, new Set())
    expect(groups.filter(({ exchangeability }) => exchangeability.ratio > 0.33)).toEqual([])
  })

  it('leaves accounts out that are known to be innocent', () => {
    const { authors, people } = world(6, (random) => range(0, 40).map(() => harvester(random, 20, DECK)))
    const known = new Set([people, people + 1])
    const { groups } = findGroups(makeSample(authors), core(range(people, 20)), settings, known)
    expect(groups[0]!.members).toEqual(range(people + 2, 38))
    expect(groups[0]!.known).toEqual([people, people + 1])
  })
})

describe('testExchangeability', () => {
  const sampleOf = (authors: Author[]) => {
    const sample = makeSample(authors)
    return { sample, background: countBackground(sample) }
  }
  const textsOf = (sample: ReturnType<typeof makeSample>, from: number): number[] =>
    [...sample.account.keys()].filter((t) => sample.account[t]! >= from)

  it('is near 1 for a dealt deck and near 0 for users of one template', () => {
    const template = range(900_000, 12)
    const deck = world(7, (random) => range(0, 30).map(() => harvester(random, 20, DECK)))
    const app = world(8, (random) => range(0, 30).map(() => appUser(random, 20, template, TOPICS)))
    const ratio = ({ authors, people }: typeof deck, common_share: number): number => {
      const { sample, background } = sampleOf(authors)
      return testExchangeability(sample, background, textsOf(sample, people), { common_share, texts_min: 3 }).ratio
    }
    expect(ratio(deck, 0.1)).toBeGreaterThan(0.8)
    expect(ratio(app, 1)).toBeGreaterThan(0.4)
    expect(ratio(app, 0.1)).toBeLessThan(0.2)
  })

  it('says nothing of fewer than three accounts', () => {
    const { authors, people } = world(9, (random) => range(0, 2).map(() => harvester(random, 20, DECK)))
    const { sample, background } = sampleOf(authors)
    expect(
      testExchangeability(sample, background, textsOf(sample, people), { common_share: 0.1, texts_min: 3 }).ratio,
    ).toBe(0)
  })
})
