import { describe, expect, it } from 'vitest'
import { DISTILLATION_EXTENSION } from './extension-definition.js'
import { indicatorId } from './indicator-id.js'
import { observableId } from './stix-id.js'

describe('ids', () => {
  it('of observables are those of other programs', () => {
    // As stix2 3.0.2 makes it of UserAccount(user_id="0b0b…"), AutonomousSystem(number=64500).
    expect(observableId('user-account', { user_id: '0b'.repeat(32) })).toBe(
      'user-account--79c208f3-c5f1-57ec-a96b-7aa740ad5a3b',
    )
    expect(observableId('autonomous-system', { number: 64_500 })).toBe(
      'autonomous-system--0a5f7072-df00-5729-9f0a-4eb18631a446',
    )
  })

  it('are those that docs/indicators.md publishes', () => {
    expect(DISTILLATION_EXTENSION).toBe('extension-definition--c514d165-ef69-571c-8066-8f19c01e25ec')
    expect(indicatorId({ kind: 'template-skeleton', token: '01'.repeat(32) })).toBe(
      'indicator--d81e8c54-f211-58bf-962c-32474980780a',
    )
  })

  it('of an indicator stays while what is measured moves', () => {
    const tuple = { kind: 'parameter-tuple', model: 'm', max_tokens: 1, temperature: null, stream: true } as const
    expect(indicatorId({ ...tuple, share: 0.1 })).toBe(indicatorId({ ...tuple, share: 0.9 }))
    expect(indicatorId({ ...tuple, max_tokens: 2, share: 0.1 })).not.toBe(indicatorId({ ...tuple, share: 0.1 }))
    const token = 'ab'.repeat(32)
    expect(indicatorId({ kind: 'network', token })).not.toBe(indicatorId({ kind: 'payment', token }))
  })
})
