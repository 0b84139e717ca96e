import { beforeEach, describe, expect, it, vi } from 'vitest'
import { queryClient } from './client'
import {
  endSession,
  holdSession,
  onSession,
  openSession,
  readKey,
  refuseKey,
  renewKey,
  takeKeyFromAddress,
  whyEnded,
} from './session'

beforeEach(() => {
  const kept = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  })
})

it('leaves the next person nothing that this one saw', () => {
  openSession('sw_one')
  queryClient.setQueryData(['get', '/v1/me'], { name: 'one' })
  endSession()
  expect(queryClient.getQueryCache().getAll()).toEqual([])
  openSession('sw_two')
  queryClient.setQueryData(['get', '/v1/me'], { name: 'two' })
  openSession('sw_three')
  expect(queryClient.getQueryCache().getAll()).toEqual([])
})

it('keeps what is here when the same person goes on with a new token', () => {
  openSession('sw_old')
  const told = vi.fn()
  const end = onSession(told)
  queryClient.setQueryData(['get', '/v1/me'], { name: 'one' })
  renewKey('sw_new')
  expect([readKey(), told.mock.calls.length]).toEqual(['sw_new', 0])
  expect(queryClient.getQueryData(['get', '/v1/me'])).toEqual({ name: 'one' })
  // What was asked with the old token and is refused says nothing of the new one.
  refuseKey('sw_old', 'the key is not known')
  expect(readKey()).toBe('sw_new')
  end()
})

it('ends when the key in use is refused', () => {
  openSession('sw_one')
  refuseKey('sw_one', 'the key has ended')
  expect([readKey(), whyEnded()]).toEqual([null, 'the key has ended'])
})

it('waits with that for what is shown only once', () => {
  openSession('sw_one')
  const [first, second] = [holdSession(), holdSession()]
  refuseKey('sw_one', 'the key has ended')
  first()
  expect(readKey()).toBe('sw_one')
  second()
  expect(readKey()).toBeNull()
  openSession('sw_two')
  const third = holdSession()
  refuseKey('sw_two', 'the key has ended')
  renewKey('sw_newer')
  third()
  expect(readKey()).toBe('sw_newer')
})

describe('a link with a key', () => {
  /** Opens it, and gives what the address is then. */
  const follow = (hash: string, agrees?: () => boolean): string => {
    let shown = `/console/?tab=one${hash}`
    vi.stubGlobal('location', { hash, pathname: '/console/', search: '?tab=one' })
    const replaceState = (_: unknown, __: string, to: string): void => {
      shown = to
    }
    vi.stubGlobal('history', { state: null, replaceState })
    takeKeyFromAddress(agrees)
    return shown
  }
  const unasked = () => {
    throw new Error('nobody is to be asked')
  }

  it('signs in where nobody works, and leaves no key in the address', () => {
    expect(follow('#key=sw_one%2B', unasked)).toBe('/console/?tab=one')
    expect(readKey()).toBe('sw_one+')
  })

  it('takes the place of a session only if the person agrees, and asks them in words', () => {
    openSession('sw_one')
    const asked = vi.fn((_: string) => false)
    vi.stubGlobal('confirm', asked)
    expect(follow('#key=sw_two')).toBe('/console/?tab=one')
    expect(readKey()).toBe('sw_one')
    expect(asked.mock.calls[0]![0]).toContain('another key')
    queryClient.setQueryData(['get', '/v1/me'], { name: 'one' })
    follow('#key=sw_two', () => true)
    expect(readKey()).toBe('sw_two')
    expect(queryClient.getQueryCache().getAll()).toEqual([])
  })

  it('asks nothing where it carries the key that is in use', () => {
    openSession('sw_one')
    follow('#key=sw_one', unasked)
    expect(readKey()).toBe('sw_one')
  })

  it.each(['#key=%E0', '#key=%', '#key=', '#key=%20', '#key=%E2%82%AC', '#key=sw%0Aone'])('lets %s be', (hash) => {
    expect(follow(hash, unasked)).toBe('/console/?tab=one')
    expect(readKey()).toBeNull()
    openSession('sw_one')
    follow(hash, unasked)
    expect(readKey()).toBe('sw_one')
  })

  it('leaves other addresses alone', () => {
    expect(follow('#page', unasked)).toBe('/console/?tab=one#page')
  })
})
