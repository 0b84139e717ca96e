/** Forces are quadratic; and more places than some accounts each are no gathering. */
const HUBS = { max: 600, min: 24, accounts_per_hub: 3 } as const

/**
 * The items that accounts gather at: those that chance explains least, taken from each channel in turn, so that 300
 * templates do not push out seven payments.
 */
export function chooseHubs(accounts: number, weights: Float32Array, channels: Uint8Array): number[] {
  const most = Math.min(HUBS.max, Math.max(HUBS.min, Math.floor(accounts / HUBS.accounts_per_hub)))
  const taken = new Map<number, number>()
  return Array.from(weights, (_, item) => item)
    .sort((a, b) => weights[b]! - weights[a]! || a - b)
    .map((item) => {
      const channel = channels[item] ?? 0
      const turn = taken.get(channel) ?? 0
      taken.set(channel, turn + 1)
      return { item, turn }
    })
    .sort((a, b) => a.turn - b.turn)
    .slice(0, most)
    .map(({ item }) => item)
}
