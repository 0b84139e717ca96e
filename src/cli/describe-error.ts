const HINTS: Record<string, readonly [code: 1 | 2, what: string, hint: string]> = {
  ENOENT: [2, 'there is no such file or folder', 'Check the path.'],
  EACCES: [2, 'permission denied', 'Check who may read or write it.'],
  EPERM: [2, 'permission denied', 'Check who may read or write it.'],
  EISDIR: [2, 'it is a directory', 'Name files in it, for example DIR/*.jsonl.'],
  ENOTDIR: [2, 'a part of the path is not a folder', 'Check the path.'],
  EROFS: [2, 'the file system is read-only', 'Choose another place.'],
  ENOSPC: [1, 'the disk is full', 'Make room, or choose another place.'],
  EMFILE: [1, 'too many open files', 'Raise the limit (ulimit -n).'],
}

export interface Described {
  /** 2: what was asked or given cannot be used; 1: something here went wrong */
  code: 1 | 2
  /** one line: what, where, what to do */
  line: string
}

/** An error as one line for a person, and the exit status that follows from it. */
export function describeError(error: unknown): Described {
  const problem = error as { what?: unknown; where?: unknown; hint?: unknown; code?: unknown; path?: unknown }
  if (error instanceof Error && [problem.what, problem.where, problem.hint].every((part) => typeof part === 'string'))
    return { code: 2, line: oneLine(`${problem.where}: ${problem.what}. ${problem.hint}`) }
  const known = error instanceof Error && typeof problem.code === 'string' ? HINTS[problem.code] : undefined
  if (known !== undefined) {
    const [code, what, hint] = known
    const where = typeof problem.path === 'string' ? `${problem.path}: ` : ''
    return { code, line: oneLine(`${where}${what}. ${hint}`) }
  }
  const message = error instanceof Error ? error.message : String(error)
  return { code: 1, line: `internal error: ${oneLine(message)} (run again with --verbose for the stack)` }
}

/** Messages may quote a log's line or the engine's answer: no line breaks, no control characters, no end. */
const oneLine = (text: string): string =>
  text
    .slice(0, 600)
    .replace(/\s+/g, ' ')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not reach the terminal
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, '?')
    .trim()
