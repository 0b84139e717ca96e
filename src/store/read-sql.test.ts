import { expect, it } from 'vitest'
import { statementsOf } from './read-sql.js'

it('splits statements at line ends and leaves comments alone', () => {
  expect(statementsOf('-- first; not an end here\nSELECT 1;\n\nSELECT 2 -- why\n')).toEqual([
    '-- first; not an end here\nSELECT 1',
    'SELECT 2 -- why',
  ])
})

it('drops what holds comments only', () => {
  expect(statementsOf('SELECT 1;\n-- the end\n')).toEqual(['SELECT 1'])
})
