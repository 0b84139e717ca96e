import { expect, it } from 'vitest'
import { requestFacts } from './request-facts.js'

it.each([
  [{ reasoning_effort: 'low' }, true],
  [{ reasoning_effort: 'none' }, false],
  [{ reasoning: { effort: 'medium' } }, true],
  [{ reasoning: { exclude: true } }, false],
  [{ thinking: { type: 'enabled', budget_tokens: 1024 } }, true],
  [{ thinking: { type: 'disabled' } }, false],
  [{ include_reasoning: true }, true],
  [{}, undefined],
])('%j asks for reasoning: %s', (body, reasoning) => {
  expect(requestFacts(body).reasoning).toBe(reasoning)
})

it('takes nothing of the wrong kind', () => {
  expect(requestFacts({ model: 7, stream: 'yes', reasoning: 1 })).toEqual({ stream: false })
  expect(requestFacts({ model: 'm'.repeat(1000) }).model).toHaveLength(256)
})
