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
}
