import { expect, it } from 'vitest'
import type { Policy } from '@/api/policy'
import { describeConsequence, describePolicy } from './describe-policy'

it('says what each rule does and to whom, in their order', () => {
  const policy: Policy = {
    schema: 'stillwatch/policy@1',
    name: 'hold-back',
    description: '',
    mode: 'shadow',
    rules: [
      { name: 'certain', when: { confidence_min: 0.95, role: ['core', 'member'] }, do: { action: 'block' } },
      { name: 'rest', when: {}, do: { action: 'throttle', per_minute: 0.5, burst: 2000 } },
    ],
  }
  expect(describePolicy(policy)).toBe(
    'block – confidence of the campaign from 95 %, core or member account of it; else throttle to 0.5 a minute, 2,000 at once – everybody',
  )
})

it('says what is done in a few words', () => {
  expect(describeConsequence({ action: 'degrade', degrade: ['withhold_reasoning', 'canary'] })).toBe(
    'degrade: withhold reasoning, canary',
  )
  expect(describeConsequence({ action: 'observe' })).toBe('observe (record, let pass)')
})

it('tells a permit that is wanted from one that must not be there', () => {
  const policy = { rules: [{ name: 'a', when: { permit: false }, do: { action: 'challenge' } }] } as unknown as Policy
  expect(describePolicy(policy)).toBe('challenge – holds no permit for the model')
})
