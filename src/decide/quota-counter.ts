import { RecentMap } from './recent-map.js'

const DAY_MS = 86_400_000

interface Count {
  day: number
  used: number
}

/**
 * Requests used of a daily quota, by key and UTC day. In memory: a restart begins the day anew, and each process counts
 * what it sees. A clock that goes back over midnight by less than a day keeps the count.
 */
export class QuotaCounter {
  readonly #counts: RecentMap<Count>

  constructor(keys_max: number) {
    this.#counts = new RecentMap(keys_max)
  }

  get evicted(): number {
    return this.#counts.evicted
  }

  used(key: string, now_ms: number): number {
    return this.#today(key, now_ms).used
  }

  add(key: string, now_ms: number): void {
    this.#today(key, now_ms).used += 1
  }

  #today(key: string, now_ms: number): Count {
    const day = Math.floor(now_ms / DAY_MS)
    const kept = this.#counts.get(key)
    if (kept !== undefined && (day === kept.day || day === kept.day - 1)) return kept
    const fresh = { day, used: 0 }
    this.#counts.set(key, fresh)
    return fresh
  }
}

/** Milliseconds until the next midnight, UTC; 1 to 86,400,000. */
export const untilMidnight = (now_ms: number): number => DAY_MS - (((now_ms % DAY_MS) + DAY_MS) % DAY_MS)
