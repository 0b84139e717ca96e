import { expect, it } from 'vitest'
import { SharedAnswers } from './shared-answers.js'

it('asks once for all who ask meanwhile and shortly after, and anew when it has grown old', async () => {
  let now_ms = 0
  let asked = 0
  const answers = new SharedAnswers(1000, () => now_ms)
  const ask = async () => ++asked
  expect(await Promise.all([answers.get('a', ask), answers.get('a', ask)])).toEqual([1, 1])
  now_ms = 999
  expect([await answers.get('a', ask), await answers.get('b', ask)]).toEqual([1, 2])
  now_ms = 1000
  expect(await answers.get('a', ask)).toBe(3)
})

it('keeps no failure, and no more than some', async () => {
  const answers = new SharedAnswers(1000, () => 0)
  await expect(answers.get('a', () => Promise.reject(new Error('away')))).rejects.toThrow('away')
  expect(await answers.get('a', async () => 1)).toBe(1)
  for (let n = 0; n < 50; n++) await answers.get(`other ${n}`, async () => n)
  expect(await answers.get('a', async () => 2)).toBe(2)
})
