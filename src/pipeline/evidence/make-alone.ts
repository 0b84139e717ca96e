import { ConflictError } from '#contract/errors.js'
import type { Live } from '../live/start-live.js'

const busy = new WeakSet<object>()

/**
 * One package at a time of a server, whoever asked for it: each takes memory for all its accounts, and starts a browser.
 * Throws a ConflictError while another is made.
 */
export async function makeAlone<T>({ link }: Pick<Live, 'link'>, make: () => Promise<T>): Promise<T> {
  if (busy.has(link)) throw new ConflictError('another package is being made', 'evidence', 'Try again when it is done.')
  busy.add(link)
  try {
    return await make()
  } finally {
    busy.delete(link)
  }
}
