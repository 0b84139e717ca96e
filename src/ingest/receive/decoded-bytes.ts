import { ReceiveError } from './receive-error.js'
import type { ReceiveOptions } from './receive-options.js'

/** Throws ReceiveError 413 where a body of `from` bytes has grown to more than is allowed. */
export function decodedTo(
  bytes: number,
  from: number,
  options: Pick<ReceiveOptions, 'decoded_bytes_max' | 'ratio_max' | 'ratio_bytes_min'>,
): void {
  if (bytes > options.decoded_bytes_max) throw refused(`more than ${options.decoded_bytes_max} bytes`)
  if (bytes > options.ratio_bytes_min && bytes > from * options.ratio_max) {
    throw refused(`more than ${options.ratio_max} times its compressed size`)
  }
}

const refused = (what: string): ReceiveError =>
  new ReceiveError(413, what, 'decompressed request body', 'Send smaller batches')
