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
  const address = addressIn(text)
  const place = address === undefined ? text : `${address.hostname.replace(/^www\./, '')}${decoded(address.pathname)}`
  return place.replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Of words that are no address nothing is dropped: «Report #12» and «Report #13» are two. */
function addressIn(text: string): URL | undefined {
  const written = /https?:\/\/[^\s<>"'«»()]+/.exec(text)?.[0]
  const bare = /^(?:www\.\S+|([\p{L}\p{N}-]+\.)+\p{L}{2,}\/\S*)$/u.test(text) ? `https://${text}` : undefined
  const address = written ?? bare
  return address !== undefined && URL.canParse(address) ? new URL(address) : undefined
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
