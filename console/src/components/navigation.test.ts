import { expect, it } from 'vitest'
import { ALL_PLACES } from './navigation'

it.each(['icon', 'key', 'label', 'to'] as const)('no two places share the same %s', (part) => {
  const parts = ALL_PLACES.map((place) => place[part])
  expect(parts.length).toBeGreaterThan(10)
  expect(parts.filter((one, place) => parts.indexOf(one) !== place)).toEqual([])
})
