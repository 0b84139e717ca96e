/** More requests than server.requests_per_minute lets a caller make. `wait_ms`: until it may again. */
export class TooManyRequests extends Error {
  override readonly name = 'TooManyRequests'
  readonly http_status = 429
  readonly retry_after_s: number
  constructor(wait_ms: number) {
    const wait_s = Math.max(1, Math.ceil(wait_ms / 1000))
    super(`too many requests; try again in ${wait_s} s`)
    this.retry_after_s = wait_s
  }
}
