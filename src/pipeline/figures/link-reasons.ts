import type { AccountLinks } from '#contract/account-link.js'
import { ITEM_NOUNS } from './read-item-holders.js'

/** Why two accounts may belong together. */
export type Reason = AccountLinks['items'][number]['reasons'][number]

/** Likeness that one in ten strangers reaches is no reason. */
const P_MAX = 0.1
/** The spread from which links of content are told is read from some thousand pairs: no finer chance is known. */
const CONTENT_P_MIN = 1e-6

const bits = (p: number): number => -Math.log2(p)

/** They hold the same items: `as_rare` accounts share one that as few hold. */
export function itemReason({
  channel,
  items,
  rarest,
  as_rare,
  links,
  population,
}: {
  channel: string
  items: number
  rarest: number
  as_rare: number
  links: number
  population: number
}): Reason {
  const others = Math.max(1, population - 1)
  const p_value = Math.min(1, as_rare / others)
  return {
    kind: 'item',
    statement: `Both hold ${items === 1 ? 'one' : items} of the same ${ITEM_NOUNS[channel] ?? channel}, the rarest held by ${rarest} of ${population.toLocaleString('en')} accounts`,
    strength: bits(p_value),
    chance: { observed: items, expected: links / others, p_value, compared_with: 'all other accounts' },
  }
}

/** The newest run linked their texts: `z` standard deviations more alike than texts of strangers. */
export function contentReason(z: number): Reason {
  // The upper tail of a normal variable beyond two deviations (Mills' ratio).
  const tail = z < 2 ? 0.05 : Math.exp((-z * z) / 2) / (z * Math.sqrt(2 * Math.PI))
  const p_value = Math.max(CONTENT_P_MIN, tail)
  return {
    kind: 'content',
    statement: `Their texts are ${z.toFixed(1)} standard deviations more alike than those of strangers`,
    strength: bits(p_value),
    chance: { observed: z, expected: 0, p_value, compared_with: 'the spread of texts within and between accounts' },
  }
}

interface Likeness {
  behaviour: number
  hours: number
}

/** What they do, and when, is more alike than with innocent accounts. */
export function behaviourReasons(found: Likeness, innocents: readonly Likeness[]): Reason[] {
  if (innocents.length === 0) return []
  const statements = {
    behaviour: 'of what they ask for, how, and of which models is the same',
    hours: 'of their hours of the day are the same',
  }
  return (['behaviour', 'hours'] as const).flatMap((kind) => {
    const others = innocents.map((one) => one[kind]).sort((a, b) => a - b)
    const p_value = (1 + others.filter((value) => value >= found[kind]).length) / (others.length + 1)
    if (p_value > P_MAX) return []
    const expected = others[others.length >> 1]!
    return [
      {
        kind,
        statement: `${percent(found[kind])} ${statements[kind]}; with innocent accounts ${percent(expected)}`,
        strength: bits(p_value),
        chance: {
          observed: found[kind],
          expected,
          p_value,
          compared_with: `${others.length} innocent accounts`,
        },
      },
    ]
  })
}

const percent = (share: number): string => `${Math.round(100 * share)} %`
