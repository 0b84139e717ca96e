import { expect, it } from 'vitest'
import { streamPath } from './stream-path'

it('asks the server for what it can filter, and for nothing else', () => {
  expect(streamPath({})).toBe('/v1/live/stream')
  expect(streamPath({ show: 'decisions' })).toBe('/v1/live/stream')
  expect(streamPath({ account: 'a&b=c', decision: 'block', show: 'decisions' })).toBe(
    '/v1/live/stream?account=a%26b%3Dc&decision=block',
  )
})
