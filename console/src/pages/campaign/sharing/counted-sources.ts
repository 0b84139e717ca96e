import type { Affiliation } from '../campaign-types'

/**
 * The sources of grounds that count as independent, each once and as it was first spelled. A form's view of what the server
 * decides (src/contract/counted-sources.ts): that also sees through look-alike letters.
 */
export function countedSources(grounds: Affiliation['grounds']): string[] {
  const counted = new Map<string, string>()
  for (const { source, independent } of grounds) {
    const key = sourceKey(source)
    if (independent && key !== '' && !counted.has(key)) counted.set(key, source)
  }
  return [...counted.values()]
}

/** Letters and digits alone; of an address its host and path, with or without words around it. */
function sourceKey(source: string): string {
  const text = source.normalize('NFKD').toLowerCase().trim()
  const written = /https?:\/\/[^\s<>"'«»()]+/.exec(text)?.[0] ?? ''
  const address = URL.canParse(written) ? new URL(written) : undefined
  const place = address === undefined ? text.replace(/[?#]\S*$/, '') : address.hostname + address.pathname
  return place.replace(/^www\./, '').replace(/[^\p{L}\p{N}]+/gu, '')
}
