import type { Settings } from '#contract/settings.js'
import type { GroupLink } from './detect-campaigns.js'
import type { SilentGroup } from './read-item-groups.js'

/** Links for drawing: the holders of an item in a row, so that an item of many holders does not draw all their pairs. */
export function itemLinks(
  { members, items }: SilentGroup,
  accounts: readonly string[],
  { links_max }: Pick<Settings['report'], 'links_max'>,
): GroupLink[] {
  const inside = new Map(members.map((i) => [accounts[i]!, i]))
  const links = items.items.flatMap(({ channel, members: places, weight }) => {
    const held = places.flatMap((place) => inside.get(items.accounts[place]!) ?? []).sort((a, b) => a - b)
    return held.slice(1).map((target, k): GroupLink => ({ source: held[k]!, target, kind: channel, weight }))
  })
  // A pair that shares two items is drawn once, by the heavier.
  const drawn = new Map<string, GroupLink>()
  for (const link of links.sort((a, b) => b.weight - a.weight || a.source - b.source || a.target - b.target)) {
    const pair = `${link.source}-${link.target}`
    if (!drawn.has(pair)) drawn.set(pair, link)
  }
  return [...drawn.values()].slice(0, links_max)
}
