import { expect, it } from 'vitest'
import { watermarkConfigSchema } from '#contract/watermark.js'
import { leastExcess } from './least-excess.js'

const excess = (config: object, share = 0.05, supervised = true) =>
  leastExcess(watermarkConfigSchema.parse(config), share, supervised)

it('is that of the published language model: .25881 green of .25 at a twentieth', () => {
  const kgw = { scheme: 'kgw', vocabulary: 32_000 }
  expect(excess(kgw)).toBeCloseTo(0.00881, 4)
  expect(excess(kgw, 0.01)).toBeCloseTo(0.00881 / 5, 4)
  expect(excess({ scheme: 'vllm-gumbel', key: 1 })).toBeCloseTo(0.02035, 9)
})

it('is not known where nobody measured one', () => {
  expect(excess({ scheme: 'vllm-gumbel', key: 1 }, 0.05, false)).toBeUndefined()
  expect(excess({ scheme: 'synthid', keys: [1] })).toBeUndefined()
})
