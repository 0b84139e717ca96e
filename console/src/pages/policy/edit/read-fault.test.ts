import { expect, it } from 'vitest'
import { faultOf, readFault } from './read-fault'

const YAML = 'name: a\nrules:\n  - name: x, or y\n    when: { capability: [foo] }\n    do: { action: block }\n'

it('reads line, column and field', () => {
  const where = 'policy line 6, column 29 (rules[0].do.per_minute)'
  const fault = readFault({ message: 'too small', hint: 'Give more.', where }, YAML)
  expect(fault).toMatchObject({ line: 6, column: 29, path: 'rules[0].do.per_minute' })
  expect(faultOf(fault, 'rules[0].do')).toBe('too small. Give more.')
  expect(faultOf(fault, 'rules[0].do.per')).toBeUndefined()
})

it('reads a place without a field', () => {
  const fault = readFault({ message: 'm', hint: undefined, where: 'policy line 4, column 1' }, YAML)
  expect(fault).toMatchObject({ line: 4, column: 1, path: undefined })
})

it('finds a rule by its name', () => {
  const told = { message: 'there is no capability foo', hint: 'There are coding.', where: 'policy a, rule x, or y' }
  expect(readFault(told, YAML)).toMatchObject({ path: 'rules[0].when.capability', line: 4 })
  expect(readFault({ ...told, where: 'policy a, rule z' }, YAML)).toMatchObject({ path: undefined, line: undefined })
})
