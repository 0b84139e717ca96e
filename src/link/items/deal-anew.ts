import type { Random } from '#lib/random.js'
import type { Holdings } from './holdings.js'

/**
 * Deals each channel's holdings to other accounts, as wholes: whatever holds within a channel stays (a VPN's customers,
 * the cards of a firm), only that two channels join the same accounts is left to chance. Not within strata of activity:
 * a campaign's accounts are alike in it, and would be dealt each other's items.
 */
export function dealAnew(holdings: Holdings, random: Random): Holdings {
  const dealt = holdings.links.map(() => shuffle(holdings.accounts.length, random))
  return {
    ...holdings,
    items: holdings.items.map((item) => ({
      ...item,
      holders: item.holders.map((i) => dealt[item.channel]![i]!).sort((a, b) => a - b),
    })),
    degrees: holdings.degrees.map((degrees, channel) => {
      const moved = new Float64Array(degrees.length)
      degrees.forEach((degree, i) => {
        moved[dealt[channel]![i]!] = degree
      })
      return moved
    }),
  }
}

function shuffle(count: number, random: Random): Uint32Array {
  const places = Uint32Array.from({ length: count }, (_, i) => i)
  for (let i = count - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const kept = places[i]!
    places[i] = places[j]!
    places[j] = kept
  }
  return places
}
