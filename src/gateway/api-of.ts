/** The interfaces whose exchanges are recorded; all else is passed through. */
export type Api = 'chat' | 'completions' | 'responses' | 'messages' | 'other'

const PLAIN: ReadonlyMap<string, Api> = new Map([
  ['/v1/chat/completions', 'chat'],
  ['/v1/completions', 'completions'],
  ['/v1/responses', 'responses'],
  ['/v1/messages', 'messages'],
])

const ENDINGS: readonly (readonly [RegExp, Api])[] = [
  [/\/chat\/completions$/, 'chat'],
  [/\/completions$/, 'completions'],
  [/\/(v1|openai)\/responses$/, 'responses'],
  [/\/v1\/messages$/, 'messages'],
]

/**
 * The interface that a request target asks for. A target written in another way that a server may understand (escapes,
 * dots, doubled slashes) is seen through, or a caller could go unrecorded.
 */
export function apiOf(target: string): Api {
  return PLAIN.get(target) ?? apiOfUnusual(target)
}

function apiOfUnusual(target: string): Api {
  const path = plainPath(target)
  return ENDINGS.find(([ending]) => ending.test(path))?.[1] ?? 'other'
}

/** The path of a target, with all of that seen through; in lower case. */
export function plainPath(target: string): string {
  try {
    const { pathname } = new URL(target.replace(/^\/{2,}/, '/'), 'http://gateway')
    return new URL(`http://gateway${decodeURIComponent(pathname).replace(/^\/*/, '/')}`).pathname
      .replace(/\/{2,}/g, '/')
      .replace(/\/$/, '')
      .toLowerCase()
  } catch {
    return target
  }
}
