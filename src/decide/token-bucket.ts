import { RecentMap } from './recent-map.js'

interface Bucket {
  tokens: number
  at_ms: number
}

/** How fast a bucket fills and how much it holds. */
export interface Rate {
  per_minute: number
  burst: number
}

/**
 * Token buckets by key, full at first, filled continuously. In any stretch of t minutes at most per_minute × t + burst
 * requests are let pass. A clock that goes back fills nothing and holds nobody up longer: filling goes on from there.
 *
 * Past `buckets_max` the ones used longest ago are forgotten, which gives their accounts a full bucket again.
 */
export class TokenBuckets {
  readonly #buckets: RecentMap<Bucket>

  constructor(buckets_max: number) {
    this.#buckets = new RecentMap(buckets_max)
  }

  get size(): number {
    return this.#buckets.size
  }

  get evicted(): number {
    return this.#buckets.evicted
  }

  /** Milliseconds until the bucket has a whole token; 0 where it has one. Takes nothing. */
  wait(key: string, rate: Rate, now_ms: number): number {
    const { tokens } = this.#filled(key, rate, now_ms)
    // The slack is for rounding alone: a caller who waited exactly as long as told must be let pass.
    return tokens >= 1 - 1e-9 ? 0 : ((1 - tokens) * 60_000) / rate.per_minute
  }

  /** Takes a token where `wait` said 0. */
  take(key: string, rate: Rate, now_ms: number): void {
    this.#filled(key, rate, now_ms).tokens -= 1
  }

  #filled(key: string, rate: Rate, now_ms: number): Bucket {
    const bucket = this.#buckets.get(key)
    if (bucket === undefined) {
      const full = { tokens: rate.burst, at_ms: now_ms }
      this.#buckets.set(key, full)
      return full
    }
    const passed_ms = Math.max(0, now_ms - bucket.at_ms)
    // The least of both also where a new version of the policy made the bucket smaller.
    bucket.tokens = Math.min(rate.burst, bucket.tokens + (passed_ms * rate.per_minute) / 60_000)
    bucket.at_ms = now_ms
    return bucket
  }
}
