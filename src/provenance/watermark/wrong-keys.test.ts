import { expect, it } from 'vitest'
import { watermarkConfigSchema } from '#contract/watermark.js'
import { wrongKeys } from './wrong-keys.js'

const kgw = watermarkConfigSchema.parse({ scheme: 'kgw', vocabulary: 100 })
const synthid = watermarkConfigSchema.parse({ scheme: 'synthid', keys: [1, 2, 3] })

it('differs in the keys alone, and gives the same ones again', () => {
  const wrong = wrongKeys(kgw, 100, 7)
  expect(new Set(wrong.map((config) => JSON.stringify(config))).size).toBe(100)
  for (const config of wrong) {
    expect({ ...config, key: '15485863' }).toEqual(kgw)
    expect(watermarkConfigSchema.parse(config)).toEqual(config)
  }
  expect(wrongKeys(kgw, 100, 7)).toEqual(wrong)
  expect(wrongKeys(kgw, 100, 8)).not.toEqual(wrong)
})

it('draws one a layer', () => {
  const keys = wrongKeys(synthid, 5, 1).flatMap((config) => (config.scheme === 'synthid' ? config.keys : []))
  expect(keys).toHaveLength(15)
  expect(new Set([...keys, '1', '2', '3']).size).toBe(18)
})

it('never draws the true key', () => {
  const [drawn] = wrongKeys(kgw, 1, 7)
  expect(wrongKeys(drawn as typeof kgw, 1, 7)).not.toEqual([drawn])
})
