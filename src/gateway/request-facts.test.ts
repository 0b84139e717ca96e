import { expect, it } from 'vitest'
import { ALLOW, ask, bodyFor, PATHS, startTestGateway, until } from './fixtures/test-gateway.js'
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

it('hands on the body of what is recorded, for facts that few policies ask for', async () => {
  const bodies: unknown[] = []
  const decide = (_: object, body?: object) => {
    bodies.push(body)
    return ALLOW
  }
  const test = await startTestGateway({ decisions: { decide } })
  const asked = PATHS.map((path) => bodyFor(path, 'plain'))
  for (const [at, path] of PATHS.entries()) await ask(test.url + path, asked[at])
  await ask(`${test.url}/v1/embeddings`, { model: 'e', input: 'Write a poem.' })
  expect(bodies).toEqual([...asked, undefined])
  await until(() => test.recorded.length === PATHS.length)
  await test.close()
})
