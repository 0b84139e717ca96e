import { expect, test } from 'vitest'
import { Random } from '#lib/random.js'
import { type Holder, makeHoldings } from '../fixtures/make-holdings.js'
import { findItemGroups, sizesByChance } from './find-item-groups.js'

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i)
const keys = (from: number, count: number): string[] => range(from, count).map(String)

/** 30 accounts on a pool of 6 cards and 10 addresses, an office of 12, 40 customers of a VPN, 120 others. */
function town(seed: number): Holder[] {
  const random = new Random(seed)
  const some = (name: string, count: number, of: number) => range(0, count).map(() => `${name}-${random.below(of)}`)
  const vpn = () => some('exit', 4, 20)
  return [
    ...range(0, 30).map((i) => ({
      payment: [`pool-${i % 6}`],
      network: [...some('pool', 3, 10), ...(i < 6 ? vpn() : [])],
    })),
    ...range(0, 12).map(() => ({ payment: ['firm'], network: ['office'], domain: ['firm.example'] })),
    ...range(0, 40).map((i) => ({ payment: [`private-${i}`], network: vpn() })),
    ...range(0, 120).map((i) => ({ payment: [`own-${i}`], network: [`home-${i}`, `home-${i}-b`] })),
  ]
}

test('a pool is found without the strangers on the VPN that it uses too', () => {
  for (const seed of [1, 2, 3, 4, 5]) {
    const { groups } = findItemGroups(makeHoldings(town(seed)))
    expect(groups.map(({ accounts }) => accounts)).toEqual([keys(0, 30), keys(30, 12)])
    expect(groups[0]!.items.filter(({ channel }) => channel === 'payment')).toHaveLength(6)
    expect(groups[1]!.items.map(({ channel }) => channel)).toEqual(['payment', 'network', 'domain'])
  }
})

test('what one channel alone holds together stands apart', () => {
  const { single } = findItemGroups(makeHoldings(town(1)))
  const held = single.flatMap(({ accounts }) => accounts).map(Number)
  expect(held.length).toBeGreaterThan(30)
  expect(held.every((i) => i >= 42 && i < 82)).toBe(true)
})

test('cards and addresses that join other accounts are no pool', () => {
  // The same items, but who shares cards shares no address with anybody.
  const holders = town(2)
  const apart = [...holders.map(({ payment }) => ({ payment })), ...holders.map(({ network }) => ({ network }))]
  expect(findItemGroups(makeHoldings(apart as Holder[])).groups).toEqual([])
})

test('chance does not make a group of the same items as large', () => {
  const sizes = sizesByChance(makeHoldings(town(3)), 39)
  expect(sizes).toHaveLength(39)
  expect(Math.max(...sizes)).toBeLessThan(12)
  expect(sizesByChance(makeHoldings(town(3)), 39)).toEqual(sizes)
})
