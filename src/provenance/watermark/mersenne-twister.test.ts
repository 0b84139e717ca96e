import { expect, it } from 'vitest'
import { MersenneTwister } from './mersenne-twister.js'
import { randomPermutation } from './random-permutation.js'

it('draws what the C++ standard says: the 10,000th of the default seed is 4123659995', () => {
  const generator = new MersenneTwister(5489)
  for (let i = 1; i < 10_000; i++) generator.uint32()
  expect(generator.uint32()).toBe(4123659995)
})

it('starts with 1791095845 and 4282876139 from seed 1, and again when seeded again', () => {
  const generator = new MersenneTwister(7)
  generator.uint32()
  generator.seed(1)
  expect([generator.uint32(), generator.uint32()]).toEqual([1791095845, 4282876139])
})

it('gives the same draws one by one and by the handful', () => {
  const one = new MersenneTwister(3)
  const many = new MersenneTwister(3)
  const by_hand = [many.uint32(), ...many.some(), ...many.some()]
  expect(by_hand).toEqual(Array.from(by_hand, () => one.uint32()))
  expect(by_hand).toHaveLength(2 * 624)
})

it('gives the start of a permutation without drawing the rest', () => {
  const whole = randomPermutation(new MersenneTwister(9), 2000)
  expect([...whole].sort((a, b) => a - b)).toEqual(Array.from(whole, (_, i) => i))
  expect([...randomPermutation(new MersenneTwister(9), 2000, 700)]).toEqual([...whole.subarray(0, 700)])
  expect([...randomPermutation(new MersenneTwister(9), 1)]).toEqual([0])
})
