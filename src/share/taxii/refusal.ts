/** A request that cannot be served, with the status that the specification has for it (TAXII 2.1, 3.6). */
export class TaxiiRefusal extends Error {
  override readonly name = 'TaxiiRefusal'
  constructor(
    readonly http_status: 400 | 403 | 404 | 413 | 422,
    message: string,
    /** what is wrong with which object, bounded */
    readonly details?: Record<string, string>,
  ) {
    super(message)
  }
}

/** Too many objects wait to be added. */
export class InboxFull extends Error {
  override readonly name = 'QueueFull'
  readonly http_status = 503
  readonly retry_after_s = 30
  constructor() {
    super('too many objects wait to be added; try again later')
  }
}
