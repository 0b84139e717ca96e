import { expect, it } from 'vitest'
import type { Policy } from '@/api/policy'
import { compareLines, comparePolicies } from './compare-lines'

const shown = (lines: ReturnType<typeof compareLines>) =>
  lines.map(({ change, text }) => `${{ same: ' ', added: '+', removed: '-' }[change]}${text}`)

it('keeps what both have, in order', () => {
  expect(shown(compareLines(['a', 'b', 'c', 'd'], ['a', 'c', 'x', 'd']))).toEqual([' a', '-b', ' c', '+x', ' d'])
  expect(shown(compareLines([], ['a']))).toEqual(['+a'])
  expect(shown(compareLines(['a'], []))).toEqual(['-a'])
})

it('tells what changed in a policy', () => {
  const before = { name: 'a', mode: 'shadow' } as Policy
  expect(shown(comparePolicies(before, { ...before, mode: 'enforce' }))).toEqual([
    ' name: a',
    '-mode: shadow',
    '+mode: enforce',
  ])
  expect(comparePolicies(undefined, before).every(({ change }) => change === 'added')).toBe(true)
})
