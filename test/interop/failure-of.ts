/** What the clients of OpenAI and Anthropic throw for an answer that is no success. */
export interface ApiFailure extends Error {
  status?: number
  headers?: Headers
}

/** What a promise is rejected with; undefined where it is not. */
export const failureOf = (asked: Promise<unknown>): Promise<ApiFailure | undefined> =>
  asked.then(
    () => undefined,
    (thrown: unknown) => thrown as ApiFailure,
  )
