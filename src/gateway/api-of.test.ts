import { expect, it } from 'vitest'
import { apiOf } from './api-of.js'

it.each([
  ['/v1/chat/completions', 'chat'],
  ['/v1/chat/completions?x=1', 'chat'],
  ['/v1//chat/completions/', 'chat'],
  ['//v1/chat/completions', 'chat'],
  ['/v1/chat%2Fcompletions', 'chat'],
  ['/v1/x/../chat/completions', 'chat'],
  ['/v1/x/%2e%2e/Chat/Completions', 'chat'],
  ['/openai/deployments/d/chat/completions?api-version=1', 'chat'],
  ['/v1/completions', 'completions'],
  ['/completions', 'completions'],
  ['/v1/Completions/?x=1', 'completions'],
  ['/openai/deployments/d/completions?api-version=1', 'completions'],
  ['/v1/fim/completions', 'completions'],
  ['/v1/completions/render', 'other'],
  ['/completion', 'other'],
  ['/v1/responses', 'responses'],
  ['/openai/v1/responses', 'responses'],
  ['/v1/responses/resp_1', 'other'],
  ['/v1/messages?beta=true', 'messages'],
  ['/anthropic/v1/messages', 'messages'],
  ['/v1/messages/count_tokens', 'other'],
  ['/v1/threads/t/messages', 'other'],
  ['/v1/models', 'other'],
  ['/%', 'other'],
])('%s is %s', (target, api) => {
  expect(apiOf(target)).toBe(api)
})
