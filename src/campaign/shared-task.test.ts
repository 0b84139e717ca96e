import { expect, it } from 'vitest'
import { Random } from '#lib/random.js'
import { harvester, makeSample, person } from './fixtures/make-sample.js'
import { findSharedTask } from './shared-task.js'
import { countBackground } from './word-model.js'

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i)

it('tells a class with two tasks from a dealt deck', () => {
  const random = new Random(1)
  const people = range(0, 100).map(() => person(random, 10, 50))
  const tasks = [range(500_000, 12), range(600_000, 12)]
  // Every classmate sends both tasks with a word of their own.
  const classmates = range(0, 20).map((i) => ({ texts: tasks.map((task) => [...task, 700_000 + i]) }))
  const deck = range(0, 20).map(() => harvester(random, 10, 100_000))
  const of = (group: typeof deck) => {
    const sample = makeSample([...people, ...group])
    const texts = [...sample.account.keys()].filter((t) => sample.account[t]! >= people.length)
    return findSharedTask(sample, countBackground(sample), texts)
  }
  const shared = of(classmates)
  expect(shared.sharers).toHaveLength(20)
  expect(shared.effective).toBeLessThan(3)
  const dealt = of(deck)
  expect(dealt.sharers).toEqual([])
  expect(dealt.effective).toBeGreaterThan(1000)
})

it('sees a deck of which every prompt is sent by four accounts still as a deck', () => {
  const random = new Random(2)
  const people = range(0, 100).map(() => person(random, 10, 50))
  const prompts = range(0, 100).map(() => harvester(random, 1, 100_000).texts[0]!)
  const group = range(0, 40).map((i) => ({ texts: range(0, 10).map((k) => prompts[(i * 10 + k * 37) % 100]!) }))
  const sample = makeSample([...people, ...group])
  const texts = [...sample.account.keys()].filter((t) => sample.account[t]! >= people.length)
  expect(findSharedTask(sample, countBackground(sample), texts).effective).toBeGreaterThan(60)
})

it('tells a large deck of few words from a large suite', () => {
  const random = new Random(3)
  // Twelve slots of five words each, and an opening that all have.
  const prompt = () => [...range(1, 12), ...range(0, 12).map((slot) => 100 * (slot + 1) + random.below(5))]
  const of = (deal: () => number[]) => {
    const sample = makeSample(range(0, 2_200).map(() => ({ texts: range(0, 10).map(deal) })))
    return findSharedTask(sample, countBackground(sample), [...sample.account.keys()]).distinct
  }
  expect(of(prompt)).toBeGreaterThan(0.9)
  const suite = range(0, 3_000).map(prompt)
  expect(of(() => suite[random.below(suite.length)]!)).toBeLessThan(0.2)
})
