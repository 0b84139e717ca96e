import { expect, it } from 'vitest'
import { provenanceResultSchema } from '#contract/provenance.js'
import { commandLine } from './command-line.js'

const names = (count: number, letter = 'x'): string[] => Array.from({ length: count }, (_, at) => letter + at)

it('says names while there are few of all options together, else how many', () => {
  expect(
    commandLine('test', [
      ['--served', names(2)],
      ['--seed', 1],
    ]),
  ).toBe('stillwatch test --served x0 x1 --seed 1')
  expect(commandLine('test', [['--served', names(51)]])).toBe('stillwatch test --served … (51)')
  const several = commandLine('test', [
    ['--served', names(30)],
    ['--config', names(30)],
    ['--clean', names(20, 'c')],
    ['--out', 'FILE'],
  ])
  expect(several).toContain(' x29 --config … (30) --clean c0')
  expect(several).toMatch(/c19 --out FILE$/)
})

it('is short enough to be read again, whatever files are called', () => {
  const line = commandLine('test', [['--served', names(50).map((name) => name + "😀'".repeat(80))]])
  expect(provenanceResultSchema.shape.command.safeParse(line).success).toBe(true)
  expect(() => encodeURIComponent(line)).not.toThrow()
})
