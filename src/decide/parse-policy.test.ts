import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { policySchema } from '#contract/policy.js'
import { policyArbitrary } from './fixtures/arbitraries.js'
import { POLICY_BYTES_MAX, parsePolicy } from './parse-policy.js'
import { renderPolicy } from './render-policy.js'

const GOOD = `schema: stillwatch/policy@1
name: slow-harvesters
rules:
  - name: sure
    when: { confidence_min: 0.95, status: [confirmed] }
    do: { action: block }
  - name: likely
    when:
      harvesting_min: 0.8
    do:
      action: throttle
      per_minute: 6
`
const failureOf = (text: string): string => {
  try {
    parsePolicy(text, 'p.yaml')
  } catch (error) {
    if ((error as Error).name === 'InputError') return (error as Error).message
    throw error
  }
  return 'accepted'
}

describe('parsePolicy', () => {
  it('reads a policy, with shadow and the defaults filled in', () => {
    const policy = parsePolicy(GOOD)
    expect(policy.mode).toBe('shadow')
    expect(policy.rules[1]?.do).toEqual({ action: 'throttle', per_minute: 6, burst: 1 })
  })

  it.each([
    [
      GOOD.replace('per_minute: 6', 'per_minute: -6'),
      /p\.yaml line 12, column 7 \(rules\[1\]\.do\.per_minute\).*above 0/,
    ],
    [GOOD.replace('      per_minute: 6\n', ''), /line 10, column 5 \(rules\[1\]\.do\.per_minute\).*Add it/],
    [GOOD.replace('harvesting_min', 'harvest_min'), /line 9, column 7 \(rules\[1\]\.when\.harvest_min\).*Remove it/],
    [GOOD.replace('action: block', 'action: ban'), /rules\[0\]\.do\.action\).*observe, throttle/],
    [GOOD.replace('[confirmed]', '[closed]'), /rules\[0\]\.when\.status\[0\]\).*open, confirmed/],
    [GOOD.replace('[confirmed]', 'confirmed'), /rules\[0\]\.when\.status\).*a list/],
    [GOOD.replace('slow-harvesters', 'Slow Harvesters'), /line 2, column 1 \(name\).*lower-case/],
    [GOOD.replace('schema: stillwatch/policy@1\n', ''), /\(schema\).*Add it, with stillwatch\/policy@1/],
    [`${GOOD}starts: tomorrow\n`, /\(starts\).*2026-05-01T00:00:00Z/],
    [`${GOOD}starts: 2026-05-02T00:00:00Z\nexpires: 2026-05-01T00:00:00Z\n`, /line 14, column 1 \(expires\)/],
    ['', /p\.yaml.*expected object/],
    ['schema: [', /p\.yaml line 1/],
    [`${GOOD}name: twice\n`, /line 13, column 1: name stands twice/],
    [`${GOOD}---\n${GOOD}`, /line 13/],
    [`${GOOD}__proto__: { mode: enforce }\n`, /__proto__/],
  ])('tells where and what to do (%#)', (text, message) => {
    expect(failureOf(text)).toMatch(message)
  })

  it('refuses aliases, tags, sizes and depths that could hurt', () => {
    const bomb = `a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n`
    expect(failureOf(bomb)).toMatch(/line 2, column 8: an alias/)
    expect(failureOf(GOOD.replace('sure', '!secret sure'))).toMatch(/line 4/)
    expect(failureOf(GOOD.replace('sure', '!!binary c3VyZQ=='))).toMatch(/line 4/)
    expect(failureOf(`%YAML 1.1\n---\n${GOOD.replace('0.95', '0:57')}`)).toMatch(/confidence_min/)
    expect(failureOf('x'.repeat(POLICY_BYTES_MAX + 1))).toMatch(/bytes, more than/)
    expect(failureOf('['.repeat(POLICY_BYTES_MAX))).toMatch(/p\.yaml/)
  })

  it('stays quick on hostile keys of the greatest size', () => {
    const keys = Array.from({ length: 11_000 }, (_, at) => `k${at.toString(36)}`).join(',')
    // Quadratic work would run into the time limit of the test.
    expect(failureOf(`{${keys}}`.slice(0, POLICY_BYTES_MAX))).not.toBe('accepted')
  })

  it('reads back what renderPolicy wrote', () => {
    fc.assert(
      fc.property(policyArbitrary(), (policy) => {
        expect(parsePolicy(renderPolicy(policy))).toEqual(policySchema.parse(policy))
      }),
    )
  })
})
