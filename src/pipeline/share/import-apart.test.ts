import { expect, it } from 'vitest'
import { InputError } from '#contract/scan.js'
import { importApart } from './import-apart.js'

const takeBut = (bad: readonly number[], error: Error) => {
  const taken: unknown[] = []
  const take = async (objects: readonly unknown[]) => {
    if (objects.some((one) => bad.includes(one as number))) throw error
    taken.push(...objects)
    return { kept: objects.length }
  }
  return { taken, take }
}

it('passes over what cannot be kept, and nothing else', async () => {
  const ofDatabase = Object.assign(new Error('date/time field value out of range'), { code: '22008' })
  for (const error of [ofDatabase, new InputError('a', 'b', 'c')]) {
    const { taken, take } = takeBut([3, 7], error)
    expect(await importApart([1, 2, 3, 4, 5, 6, 7], take)).toEqual({ kept: 5, failed: 2, error })
    expect(taken).toEqual([1, 2, 4, 5, 6])
  }
})

it('passes over nothing where the store is away', async () => {
  const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  await expect(importApart([1, 2], takeBut([2], away).take)).rejects.toThrow('ECONNREFUSED')
})
