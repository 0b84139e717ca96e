import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

/** Directories that `**` goes down at most, and files that a pattern may give. */
const DEPTH_MAX = 32
const FILES_MAX = 100_000

export const isGlob = (path: string): boolean => /[*?[{]/.test(path)

/**
 * The files that a pattern names, sorted: `*` and `?` within a name, `[abc]`, `{a,b}`, `**` for directories of any
 * depth. As in shells, names that begin with a dot must be named. (node:fs has a glob only from version 22 on.)
 */
export async function expandGlob(pattern: string): Promise<string[]> {
  const found = new Set<string>()
  for (const plain of expandBraces(pattern)) {
    const named = plain.split('/').filter((segment, index) => segment !== '' || index === 0)
    const segments = named.at(-1) === '**' ? [...named, '*'] : named
    const [root, rest] = segments[0] === '' ? ['/', segments.slice(1)] : ['', segments]
    await walk(root, rest, 0, found)
  }
  return [...found].sort()
}

async function walk(folder: string, segments: readonly string[], depth: number, found: Set<string>): Promise<void> {
  const [segment, ...rest] = segments
  if (segment === undefined || depth > DEPTH_MAX || found.size >= FILES_MAX) return
  if (segment === '**') {
    await walk(folder, rest, depth, found)
    for (const entry of await list(folder)) {
      if (entry.isDirectory() && !entry.name.startsWith('.'))
        await walk(join(folder, entry.name), segments, depth + 1, found)
    }
    return
  }
  if (!isGlob(segment) && rest.length > 0) return walk(join(folder, segment), rest, depth + 1, found)
  const matches = matcher(segment)
  for (const entry of await list(folder)) {
    if (!matches.test(entry.name) || (entry.name.startsWith('.') && !segment.startsWith('.'))) continue
    const path = join(folder, entry.name)
    if (rest.length > 0) await walk(path, rest, depth + 1, found)
    else if (!entry.isDirectory()) found.add(path)
  }
}

/** A directory that is not there or may not be read holds no match. */
const list = (folder: string) => readdir(folder || '.', { withFileTypes: true }).catch(() => [])

function matcher(segment: string): RegExp {
  const source = segment.replace(/\[!?[^\]]+\]|[*?]|[^*?[]+|\[/g, (part) => {
    if (part === '*') return '[^/]*'
    if (part === '?') return '[^/]'
    if (part.length > 2 && part.startsWith('[')) return part.replace(/^\[!/, '[^').replace(/\\/g, '\\\\')
    return part.replace(/[\\^$.|+()[\]{}]/g, '\\$&')
  })
  return new RegExp(`^${source}$`)
}

function expandBraces(pattern: string): string[] {
  const brace = /^(.*?)\{([^{}]*,[^{}]*)\}(.*)$/s.exec(pattern)
  if (brace === null) return [pattern]
  const [, before = '', inside = '', after = ''] = brace
  return inside.split(',').flatMap((choice) => expandBraces(before + choice + after))
}
