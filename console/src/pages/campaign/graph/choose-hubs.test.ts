import { expect, it } from 'vitest'
import { chooseHubs } from './choose-hubs'

it('accounts gather at what chance explains least, of each channel', () => {
  // 300 templates (channel 8) weigh more than seven payments (channel 0).
  const weights = Float32Array.from({ length: 307 }, (_, item) => (item < 7 ? 2 + item : 100 + item))
  const channels = Uint8Array.from({ length: 307 }, (_, item) => (item < 7 ? 0 : 8))
  const hubs = chooseHubs(43, weights, channels)
  expect(hubs).toHaveLength(24)
  expect(hubs.filter((item) => item < 7)).toHaveLength(7)
  expect(hubs[0]).toBe(306)
})

it('there are no more than can be placed, nor than accounts bear', () => {
  expect(chooseHubs(25_000, new Float32Array(900), new Uint8Array(900))).toHaveLength(600)
  expect(chooseHubs(90, new Float32Array(900), new Uint8Array(900))).toHaveLength(30)
})
