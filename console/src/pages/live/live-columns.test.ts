import { expect, it } from 'vitest'
import type { LiveEntry } from './live-buffer'
import { tokensOf } from './live-columns'

it('counts reasoning once: it is a part of what was answered', () => {
  const entry = { kind: 'exchange', input_tokens: 10, output_tokens: 50, reasoning_tokens: 40 } as LiveEntry
  expect(tokensOf(entry)).toBe(60)
})
