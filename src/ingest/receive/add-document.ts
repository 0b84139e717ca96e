import type { Documents } from './documents.js'
import { ReceiveError } from './receive-error.js'
import type { ReceiveOptions } from './receive-options.js'

export type SplitOptions = Pick<ReceiveOptions, 'documents_max' | 'document_bytes_max'>

/** Adds a document; one that is too long is rejected. Throws ReceiveError 413 where there are too many. */
export function addDocument(to: Documents, number: number, start: number, end: number, options: SplitOptions): void {
  if (to.numbers.length + to.rejected.length >= options.documents_max) {
    throw new ReceiveError(413, `more than ${options.documents_max} documents`, 'request body', 'Send smaller batches')
  }
  if (end - start > options.document_bytes_max) {
    to.rejected.push({ number, reason: `longer than ${options.document_bytes_max} bytes` })
    return
  }
  to.starts.push(start)
  to.ends.push(end)
  to.numbers.push(number)
}
