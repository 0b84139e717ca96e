import type { LogFile } from './log-file.js'

/** Reading stopped for something other than the input: what happened, where, and what to do about it. */
export class IngestError extends Error {
  override readonly name = 'IngestError'
  constructor(
    readonly what: string,
    readonly where: string,
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(`${where}: ${what}. ${hint}`, options)
  }
}

/** Conditions of the machine, by words in the engine's messages (its error codes differ from case to case). */
const CONDITIONS: { words: RegExp; what: string; hint: string }[] = [
  {
    words: /NOT_ENOUGH_SPACE|No space left on device|errno: 28|Disk quota exceeded|ENOSPC/i,
    what: 'the disk is full',
    hint: 'Free space where the store and the temporary files stand, or name another directory',
  },
  {
    words: /MEMORY_LIMIT_EXCEEDED|memory limit exceeded|bad_alloc/i,
    what: 'reading it takes more memory than is allowed',
    hint: 'Raise the memory limit, or split the file',
  },
  {
    words: /Too many open files|errno: 24|EMFILE/i,
    what: 'too many files are open',
    hint: 'Raise the limit of open files (ulimit -n)',
  },
]

/** The error to stop with where the machine's condition is to blame; undefined where it is the file's. */
export function conditionOf(error: unknown, file: Pick<LogFile, 'path'>): IngestError | undefined {
  const text = messageOf(error)
  const condition = CONDITIONS.find(({ words }) => words.test(text))
  return condition && new IngestError(condition.what, file.path, condition.hint, { cause: error })
}

export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const type = 'type' in error ? String(error.type) : ''
  return `${error.message} ${type} ${error.cause === undefined ? '' : messageOf(error.cause)}`
}
