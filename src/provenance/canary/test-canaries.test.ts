import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { CanarySlot } from '#contract/canary.js'
import { provenanceResultSchema } from '#contract/provenance.js'
import { CanaryServer } from './canary-server.js'
import { findChoices } from './find-choices.js'
import { logHitsTails } from './log-hits-tails.js'
import { testCanaries } from './test-canaries.js'

/** Twenty slots of four invented words each. */
const SLOTS: CanarySlot[] = Array.from({ length: 20 }, (_, at) => ({
  id: `slot-${at}`,
  kind: 'phrase',
  variants: ['ab', 'ec', 'id', 'of'].map((end) => `w${'abcdefghijklmnopqrst'[at]}${end}`),
  distinct: false,
  note: 'invented',
}))
const KEY = { commitment: '1'.repeat(64), key: Buffer.from('0c'.repeat(32), 'hex') }
const clusterOf = (number: number): string => `clu_${number.toString(16).padStart(20, '0')}`
const ANY_TEXT = SLOTS.map(({ variants }) => variants[0]).join(' ')
const server = new CanaryServer({
  version: '0'.repeat(64),
  key: { commitment: KEY.commitment, key: KEY.key.toString('hex') },
  slots: SLOTS,
})

/** What a model says that learned this share of the slots from a cluster, and the rest from nobody. */
function student(cluster: string, learned: number): string {
  const text = server.serve(cluster, '')!.answer().text(true)
  const words = (text.push(ANY_TEXT) + text.end()).split(' ')
  return words.map((word, at) => (at < learned ? word : SLOTS[at]!.variants[(at * 7 + 3) % 4])).join(' ')
}

const judge = async (text: string, clusters: string[], more: object = {}) =>
  testCanaries({
    suspect: 'a model',
    choices: await findChoices([{ text }], SLOTS),
    tried: clusters.map((cluster) => ({ key: KEY, cluster })),
    registered: true,
    ...more,
  })

describe('logHitsTails', () => {
  it('is the binomial tail: of 20 slots of 4 variants, 12 hits', async () => {
    // Σ_{x≥12} C(20,x)·3^(20−x) / 4^20 = 1028473918 / 1099511627776, in whole numbers
    const tails = await logHitsTails(new Array(20).fill(4))
    expect(Math.exp(tails(12))).toBeCloseTo(1028473918 / 1099511627776, 15)
  })

  it('is exact where slots have unequal numbers of variants', async () => {
    const variants = [2, 3, 5, 7, 2, 4]
    const tail = (hits: number): number => {
      let chance = 0
      for (let set = 0; set < 1 << variants.length; set++) {
        const met = variants.map((_, at) => (set >> at) & 1)
        if (met.reduce((sum, one) => sum + one, 0) < hits) continue
        chance += variants.reduce((product, one, at) => product * (met[at] ? 1 / one : 1 - 1 / one), 1)
      }
      return chance
    }
    const tails = await logHitsTails(variants)
    for (let hits = 0; hits <= 6; hits++) expect(Math.exp(tails(hits))).toBeCloseTo(tail(hits), 14)
    expect(tails(7)).toBe(Number.NEGATIVE_INFINITY)
    const many = await logHitsTails([...new Array(999).fill(16), 2])
    expect(many(1000)).toBeCloseTo(-999 * Math.log(16) - Math.LN2, 8)
  })
})

describe('testCanaries', () => {
  it('finds the cluster that a student learned from, and no other', async () => {
    const served = [1, 2, 3, 4, 5].map(clusterOf)
    const results = await judge(student(clusterOf(3), 16), served)
    for (const result of results) provenanceResultSchema.parse(result)
    expect(results.map(({ grade }) => grade)).toEqual(['not shown', 'not shown', 'strong', 'not shown', 'not shown'])
    const [, , found] = results
    expect(found!.units_scored).toBe(20)
    expect(found!.observed).toBeGreaterThanOrEqual(16)
    expect(found!.expected).toBeCloseTo(5)
    expect(found!.adjusted_p_value! / found!.p_value).toBeCloseTo(5, 5)
  })

  it('accuses as often as it says: p-values of clusters never served are those of chance', async () => {
    const tails = await logHitsTails(new Array(20).fill(4))
    const [result] = await judge(student(clusterOf(1), 0), [clusterOf(2)], { controls: 4000 })
    const { values } = result!.nulls[0]!
    for (const hits of [6, 8, 9, 10]) {
      const chance = Math.exp(tails(hits))
      const rate = values.filter((log10) => log10 <= Math.log10(chance) + 1e-9).length / values.length
      expect(Math.abs(rate - chance)).toBeLessThan(5 * Math.sqrt((chance * (1 - chance)) / values.length))
    }
  })

  it('tells nothing of slots that were not served, not used, or used alike', async () => {
    const text = student(clusterOf(1), 20).split(' ')
    const tied = `${SLOTS[0]!.variants[0]} ${SLOTS[0]!.variants[1]}`
    const choices = await findChoices([{ text: `${tied} ${text.slice(2).join(' ')}` }], SLOTS)
    expect(choices.filter(({ chosen }) => chosen === undefined)).toHaveLength(2)
    const tried = [{ key: KEY, cluster: clusterOf(1), served: new Set(['slot-0', 'slot-5', 'slot-6']) }]
    const [result] = await testCanaries({ suspect: 's', choices, tried, registered: false })
    expect(result).toMatchObject({ units_scored: 2, observed: 2, p_value: expect.closeTo(1 / 16), grade: 'not shown' })
    const none = await judge('nothing of the kind', [clusterOf(1)])
    expect(none[0]).toMatchObject({ units_scored: 0, p_value: 1, grade: 'untested' })
  })

  it('does not count an echo of the question', async () => {
    const [word] = SLOTS[0]!.variants
    const [choice] = await findChoices([{ text: `${word} it is`, question: `What is ${word}?` }], SLOTS.slice(0, 1))
    expect(choice!.counts).toEqual([0, 0, 0, 0])
  })

  it('clears who would have shown what a plan looks for, and nobody where it looks for little', async () => {
    const clear = async (text: string, least_adoption?: number) => {
      const { grade, statement } = (await judge(text, [clusterOf(2)], { least_adoption }))[0]!
      return grade === 'cleared' ? statement : grade
    }
    const innocent = student(clusterOf(1), 0)
    expect(await clear(innocent, 0.6)).toMatch(/in 60 % of the slots is outside the 95 % interval/)
    expect(await clear(innocent, 0.05)).toBe('not shown')
    expect(await clear(innocent)).toBe('not shown')
    expect(await clear(student(clusterOf(2), 16), 0.6)).toBe('strong')
    expect(await clear('nothing of the kind', 0.6)).toBe('untested')
  })

  it('is not strong without controls', async () => {
    const [result] = await judge(student(clusterOf(3), 20), [clusterOf(3)], { controls: 50 })
    expect(result!.grade).toBe('suggestive')
  })
})

it('counts a slot whose phrases a withdrawn one had before it', async () => {
  const slot = (id: string, variants: string[]) =>
    ({ id, kind: 'phrase', variants, distinct: false, note: 'sizes' }) as const
  const [old, new_one] = [slot('size', ['big', 'large']), slot('size-2', ['big', 'large', 'sizeable'])]
  const text = 'A large house. A sizeable garden, a sizeable shed. A sizeable dog.'
  const choices = await findChoices([{ text }], [old, new_one])
  expect(choices.map(({ counts }) => counts)).toEqual([
    [0, 1],
    [0, 1, 3],
  ])
  expect(choices.map(({ chosen }) => chosen)).toEqual([1, 2])
})

describe('many clusters, slots and answers', () => {
  /** Of two to five variants, so that chances are unequal. */
  const many = Array.from({ length: 100 }, (_, at) => {
    const word = `w${'abcdefghij'[at % 10]}${'klmnopqrst'[Math.floor(at / 10)]}`
    return {
      ...SLOTS[0]!,
      id: `many-${at}`,
      variants: ['ab', 'ec', 'id', 'of', 'um'].slice(0, 2 + (at % 4)).map((end) => word + end),
    }
  })
  const text = many.map(({ variants }, at) => variants[at % variants.length]).join(' ')
  const tried = [1, 2, 3].map((number) => ({ key: KEY, cluster: clusterOf(number) }))

  it('are tested as each alone would be, with controls that are drawn once and one table of tails', async () => {
    const choices = await findChoices([{ text }], many)
    let asked = 0
    const turn = () => void asked++
    const results = await testCanaries({ suspect: 's', choices, tried, registered: false, turn })
    // Three clusters, a hundred rows of the table, a thousand controls drawn, and looked at for each of three.
    expect(asked).toBe(3 + 100 + 1000 + 3000)
    const [alone] = await testCanaries({ suspect: 's', choices, tried: tried.slice(1, 2), registered: false })
    expect(results[1]).toMatchObject({ p_value: alone!.p_value, nulls: alone!.nulls })
  })

  it('let others work in between', async () => {
    const turns = { asked: 0, taken: 0 }
    // Every fourth time: as where the time is over.
    const turn = () => (++turns.asked % 4 === 0 ? setImmediate().then(() => void turns.taken++) : undefined)
    const answers = [{ text: `${text} `.repeat(200), question: 'What is it?' }]
    const choices = await findChoices(answers, many, turn)
    const reading = turns.taken
    expect(reading).toBeGreaterThan(20)
    expect(choices).toEqual(
      (await findChoices([{ text }], many)).map((one) => ({ ...one, counts: one.counts.map((count) => 200 * count) })),
    )
    await testCanaries({ suspect: 's', choices, tried, registered: false, turn })
    expect(turns.taken - reading).toBeGreaterThanOrEqual(1000)
  })
})
