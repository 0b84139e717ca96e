import { expect, test } from 'vitest'
import { makeHoldings } from '../fixtures/make-holdings.js'
import { findCommunities } from './communities.js'

const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i)
const own = (i: number) => ({ network: [`home-${i}`] })

test('accounts that share hang together, those that share nothing do not appear', () => {
  const holdings = makeHoldings([
    { payment: ['card'], network: ['a'] },
    { payment: ['card'] },
    { network: ['a', 'b'] },
    { network: ['b'] },
    ...range(20).map(own),
  ])
  expect(findCommunities(holdings)).toEqual([[0, 1, 2, 3]])
})

test('one exit of a VPN does not join two offices', () => {
  const office = (name: string) => range(8).map(() => ({ payment: [`${name}-card`], network: [name] }))
  const [first, ...rest] = office('east')
  const [second, ...others] = office('west')
  const visiting = (holder: { network: string[] } | undefined) => ({ ...holder, network: [...holder!.network, 'exit'] })
  const holdings = makeHoldings([visiting(first), ...rest, visiting(second), ...others, ...range(40).map(own)])
  expect(findCommunities(holdings)).toEqual([range(8), range(8).map((i) => i + 8)])
})

test('what chance gives two accounts of many items joins nobody', () => {
  // Two that roam over a hundred addresses meet once; twenty pairs with one address each share it.
  const roaming = (name: string) => ({ network: ['met', ...range(99).map((i) => `${name}-${i}`)] })
  const pairs = range(40).map((i) => ({ network: [`pair-${i >> 1}`] }))
  const communities = findCommunities(makeHoldings([roaming('x'), roaming('y'), ...pairs]))
  expect(communities).toHaveLength(20)
  expect(communities.flat()).not.toContain(0)
})

test('names of sign-up domains and organisations form no group', () => {
  const holdings = makeHoldings(range(12).map((i) => ({ domain: ['firm.example'], organisation: ['firm'], ...own(i) })))
  expect(findCommunities(holdings)).toEqual([])
})
