import { expect, it } from 'vitest'
import { addRule, lineOfPath, moveRule, removeRule, setInDraft } from './edit-draft'
import { readDraft } from './read-draft'

const YAML = `# agreed with legal
schema: stillwatch/policy@1
name: hold-back
mode: shadow # for now
rules:
  - name: certain # ticket 12
    when: { confidence_min: 0.95 }
    do: { action: block }
  - name: rest
    when:
    do: { action: throttle, per_minute: 10 }
`

it('sets a value and leaves all else as it was written', () => {
  expect(setInDraft(YAML, ['mode'], 'enforce')).toBe(YAML.replace('mode: shadow', 'mode: enforce'))
  expect(setInDraft(YAML, ['rules', 0, 'when', 'role'], ['core'])).toBe(
    YAML.replace('0.95 }', '0.95, role: [ core ] }'),
  )
  expect(setInDraft(YAML, ['rules', 0, 'do'], { action: 'challenge' })).toBe(YAML.replace('block', 'challenge'))
})

it('makes room where nothing stood', () => {
  expect(setInDraft(YAML, ['rules', 1, 'when', 'permit'], false)).toBe(
    YAML.replace('when:\n    do', 'when: { permit: false }\n    do'),
  )
})

it('takes a value out', () => {
  expect(setInDraft(YAML, ['rules', 0, 'when', 'confidence_min'], undefined)).toBe(
    YAML.replace('{ confidence_min: 0.95 }', '{}'),
  )
})

it('moves, removes and adds rules with their comments', () => {
  const moved = moveRule(YAML, 0, 1)
  expect(moved.indexOf('certain # ticket 12')).toBeGreaterThan(moved.indexOf('name: rest'))
  expect(removeRule(YAML, 1)).not.toContain('rest')
  expect(readDraft(addRule(YAML))).toMatchObject({ rules: [{}, {}, { name: 'rule 3', do: { action: 'observe' } }] })
  expect(readDraft(addRule('name: a\n'))).toMatchObject({ rules: [{ name: 'rule 1', when: {} }] })
  expect(readDraft(addRule('name: a\nrules: []\n'))).toMatchObject({ rules: [{ name: 'rule 1' }] })
})

it('reads back what it wrote', () => {
  const text = setInDraft(YAML, ['description'], 'a: "b"\nand more')
  expect(readDraft(text)).toMatchObject({ description: 'a: "b"\nand more', mode: 'shadow' })
})

it('finds the line of a path, or of what stands around it', () => {
  expect(lineOfPath(YAML, 'rules[1].do.per_minute')).toBe(11)
  expect(lineOfPath(YAML, 'rules[1].do.burst')).toBe(11)
  expect(lineOfPath(YAML, 'rules[0]')).toBe(6)
})

it('says on which line it stops being YAML', () => {
  expect(readDraft('name: a\nrules: [\n')).toMatchObject({ message: expect.any(String), line: expect.any(Number) })
  expect(readDraft('')).toMatchObject({ line: 1 })
  expect(readDraft('a: &x [1]\nb: *x\n')).toMatchObject({ message: expect.stringContaining('alias') })
})
