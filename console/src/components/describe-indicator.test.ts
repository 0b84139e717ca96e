import { expect, it } from 'vitest'
import { describeIndicator } from './describe-indicator'

const token = 'ab'.repeat(32)

it('tells what to look for', () => {
  expect(describeIndicator({ kind: 'user-agent', value: 'kit/2' })).toBe('calls itself «kit/2»')
  expect(describeIndicator({ kind: 'network', token })).toContain('abababababab…')
  expect(
    describeIndicator({
      kind: 'parameter-tuple',
      model: null,
      max_tokens: 4096,
      temperature: 0,
      stream: false,
      share: 0.5,
    }),
  ).toBe('max_tokens 4,096, temperature 0, not streamed in 50 % of the harvesting exchanges')
})

it('names the hour of a day', () => {
  const hours = Array.from({ length: 24 }, (_, hour) => (hour === 3 ? 0.54 : 0.02))
  expect(describeIndicator({ kind: 'timing-shape', hours, exchanges_per_account_day: 40 })).toContain(
    'busiest at 03:00 UTC with 54 %',
  )
})
