/** What is asked does not go with what is kept as it now stands (HTTP 409). Nothing was changed. */
export class ConflictError extends Error {
  override readonly name = 'ConflictError'
  constructor(
    readonly what: string,
    /** the record */
    readonly where: string,
    /** what to do */
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(`${where}: ${what}. ${hint}`, options)
  }
}

/** There is no such record (HTTP 404). */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError'
  constructor(
    readonly what: string,
    /** what was looked for */
    readonly where: string,
    /** what to do */
    readonly hint: string,
    options?: ErrorOptions,
  ) {
    super(`${where}: ${what}. ${hint}`, options)
  }
}
