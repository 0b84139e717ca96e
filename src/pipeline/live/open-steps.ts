/** What was opened, to be closed again: the last first, for what is opened later uses what was opened before. */
export class OpenSteps {
  readonly #closings: (() => unknown)[] = []

  /** Gives what was opened, and remembers it. */
  add<Opened extends { close(): unknown }>(opened: Opened): Opened {
    this.#closings.push(() => opened.close())
    return opened
  }

  /** Closes all, also where one cannot be closed; throws the first error then. */
  async close(): Promise<void> {
    const errors: unknown[] = []
    for (const closing of this.#closings.splice(0).reverse()) {
      try {
        await closing()
      } catch (error) {
        errors.push(error)
      }
    }
    if (errors.length > 0) throw errors[0]
  }
}
