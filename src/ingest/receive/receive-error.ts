/** Statuses that a body can be answered with: malformed, unsigned, slow, too large, of an unknown kind, too many at once. */
export type ReceiveStatus = 400 | 401 | 408 | 413 | 415 | 429

/**
 * A body that is not taken: nothing of it was. Tells what is amiss, where, and what to do; it never holds any part of
 * the body, which is other people's text.
 */
export class ReceiveError extends Error {
  override readonly name = 'ReceiveError'
  constructor(
    readonly http_status: ReceiveStatus,
    readonly what: string,
    /** header, or place in the body */
    readonly where: string,
    /** what to do */
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(`${where}: ${what}. ${hint}`, options)
  }
}
