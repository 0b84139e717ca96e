import { foldText, squeezeText } from './fold-text.js'

/**
 * The sources of grounds that are independent of our logs, each once and as it was first spelled. One source in two
 * spellings is one: case, spaces, signs, marks and look-alike letters do not tell two apart, and of an address only host and
 * path do. That may take two for one; a person can spell them out, and nobody is accused by it.
 */
export function countedSources(grounds: readonly { source: string; independent: boolean }[]): string[] {
  const counted = new Map<string, string>()
  for (const { source, independent } of grounds) {
    const key = sourceKey(source)
    // What has neither letter nor digit names nobody.
    if (independent && key !== '' && !counted.has(key)) counted.set(key, source)
  }
  return [...counted.values()]
}

/** Folded first: look-alike letters in the name of a host would become others of their own. */
function sourceKey(source: string): string {
  const text = foldText(source).trim()
  const url = addressIn(text)
  return squeezeText(url === undefined ? text : `${url.hostname.replace(/^www\./, '')}${decoded(url.pathname)}`)
}

/** An address with words around it is the same document as the address alone. */
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
