import fc from 'fast-check'
import { expect, it } from 'vitest'
import { policySchema } from '#contract/policy.js'
import { comparePolicies } from './compare-policies.js'
import { renderPolicy } from './render-policy.js'

const policyOf = (rules: readonly string[], mode = 'enforce') =>
  policySchema.parse({
    schema: 'stillwatch/policy@1',
    name: 'p',
    mode,
    rules: rules.map((name) => ({ name, when: { confidence_min: name.charCodeAt(0) / 200 }, do: { action: 'block' } })),
  })

const changesOf = (lines: ReturnType<typeof comparePolicies>) =>
  lines.filter(({ change }) => change !== 'same').map(({ change, text }) => `${change} ${text.trim()}`)

it('shows what was changed, added and removed, and nothing else', () => {
  expect(changesOf(comparePolicies(policyOf(['a', 'b']), policyOf(['a', 'b'], 'shadow')))).toEqual([
    'removed mode: enforce',
    'added mode: shadow',
  ])
  const removed = changesOf(comparePolicies(policyOf(['a', 'b', 'c']), policyOf(['a', 'c'])))
  expect(removed).toContain('removed - name: b')
  expect(removed.every((line) => line.startsWith('removed'))).toBe(true)
  const added = changesOf(comparePolicies(policyOf(['a']), policyOf(['a', 'd'])))
  expect(added).toContain('added - name: d')
  expect(added.every((line) => line.startsWith('added'))).toBe(true)
})

it('shows a first version as new throughout, and the same policy as the same', () => {
  expect(new Set(comparePolicies(undefined, policyOf(['a'])).map(({ change }) => change))).toEqual(new Set(['added']))
  expect(new Set(comparePolicies(policyOf(['a']), policyOf(['a'])).map(({ change }) => change))).toEqual(
    new Set(['same']),
  )
})

const rules = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { minLength: 1 })
it('holds both policies whole', () => {
  fc.assert(
    fc.property(rules, rules, (before, after) => {
      const lines = comparePolicies(policyOf(before), policyOf(after))
      const without = (change: string) =>
        lines
          .filter((line) => line.change !== change)
          .map(({ text }) => `${text}\n`)
          .join('')
      expect(without('added')).toBe(renderPolicy(policyOf(before)))
      expect(without('removed')).toBe(renderPolicy(policyOf(after)))
    }),
  )
})
