import { PrivateAddress } from '#lib/public-network.js'

/** Statuses after which the same may go better later. Adding an object again does no harm: it is there in that version. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504])

/** A foreign TAXII server that does not do what it should. Names no credentials. */
export class TaxiiFailure extends Error {
  override readonly name = 'TaxiiFailure'
  constructor(
    /** what is wrong */
    readonly what: string,
    /** the address, without its query */
    readonly where: string,
    /** HTTP status, where there was an answer */
    readonly status?: number,
    options?: ErrorOptions,
  ) {
    super(`${where}: ${what}`, options)
  }

  /** Whether the same may go better later: the server is busy, or away. */
  get passing(): boolean {
    if (this.status !== undefined) return PASSING.has(this.status)
    return this.cause !== undefined && !(this.cause instanceof PrivateAddress)
  }
}
