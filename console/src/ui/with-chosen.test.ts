import { expect, it } from 'vitest'
import { withChosen } from './with-chosen'

it('offers a choice of the address in its place, numbers as numbers', () => {
  expect(withChosen([7, 30, 90], 14)).toEqual([7, 14, 30, 90])
  expect(withChosen([7, 30, 90], 365)).toEqual([7, 30, 90, 365])
  expect(withChosen(['code', 'tools'], 'mathematics')).toEqual(['code', 'mathematics', 'tools'])
})

it('leaves the list as it is where nothing is chosen, or what it offers', () => {
  expect(withChosen([30, 7], undefined)).toEqual([30, 7])
  expect(withChosen([30, 7], 7)).toEqual([30, 7])
})
