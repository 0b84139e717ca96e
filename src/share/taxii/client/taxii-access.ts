/** How a foreign TAXII server is asked, with every bound. */
export interface TaxiiAccess {
  credentials?: TaxiiCredentials | undefined
  /** `refused`: neither this machine nor a private network is asked. Operators may have servers inside: allowed */
  private_addresses: 'allowed' | 'refused'
  /** an answer, 32 MiB; a larger one is an error */
  answer_bytes_max: number
  /** nesting of an answer, 64 */
  depth_max: number
  /** a whole request, 60 s */
  request_ms_max: number
  /** how often a request is made at most, 5 */
  attempts_max: number
  /** the first pause before another attempt, 1 s; each is twice the one before, and drawn from its upper half */
  backoff_ms: number
  /** the longest pause, also where the server asks for a longer one: 60 s */
  backoff_ms_max: number
  /** within one origin, 3 */
  redirects_max: number
  signal?: AbortSignal | undefined
}

/** TAXII asks servers for HTTP Basic; many take tokens as well. */
export type TaxiiCredentials = { kind: 'basic'; username: string; password: string } | { kind: 'bearer'; token: string }

const MIB = 2 ** 20

const ACCESS: TaxiiAccess = {
  private_addresses: 'allowed',
  answer_bytes_max: 32 * MIB,
  depth_max: 64,
  request_ms_max: 60_000,
  attempts_max: 5,
  backoff_ms: 1_000,
  backoff_ms_max: 60_000,
  redirects_max: 3,
}

/** The access with the defaults for what is not told. */
export const accessOf = (told: Partial<TaxiiAccess>): TaxiiAccess => ({ ...ACCESS, ...told })
