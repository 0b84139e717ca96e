import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { programOf } from './programs.js'

beforeEach(() => {
  const missing = { missing: 'no such package' }
  const python = { path: '/usr/bin/python3', version: 'Python 3.12' }
  vi.stubEnv('STILLWATCH_INTEROP', JSON.stringify({ python, nginx: missing, envoy: missing, postgres: missing }))
})
afterEach(() => vi.unstubAllEnvs())

it('lets tests of what is missing be skipped on a machine of somebody', () => {
  vi.stubEnv('CI', '')
  expect(programOf('python')?.version).toBe('Python 3.12')
  expect([programOf('nginx'), programOf('postgres'), programOf('envoy')]).toEqual([undefined, undefined, undefined])
})

it('fails in CI, but for what cannot be installed there', () => {
  vi.stubEnv('CI', 'true')
  expect(programOf('python')?.version).toBe('Python 3.12')
  expect(() => programOf('nginx')).toThrow('nginx is not there: no such package')
  expect(() => programOf('postgres')).toThrow('postgres is not there')
  expect(programOf('envoy')).toBeUndefined()
})
