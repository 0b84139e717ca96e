import { InputError } from '#contract/scan.js'

/** What to say of a file that the system does not give. */
export function unreadable(path: string, error: unknown): InputError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const options = { cause: error }
  if (code === 'ENOENT' || code === 'ENOTDIR') return new InputError('no such file', path, 'Check the name', options)
  if (code === 'EACCES' || code === 'EPERM') {
    return new InputError(
      'no permission to read it',
      path,
      'Run as a user that may read it, or change its mode',
      options,
    )
  }
  return new InputError(`cannot be read (${code || String(error)})`, path, 'Check the file and its disk', options)
}
