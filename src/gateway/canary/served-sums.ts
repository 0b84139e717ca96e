import type { ServedCanary } from '#contract/canary.js'
import type { CanaryServing } from './canary-source.js'

/** What was served to whom and not yet told, as sums: one a slot, variant, cluster, key and account. */
export class ServedSums {
  #sums = new Map<string, ServedCanary>()
  /** sums that found no room */
  dropped = 0

  /** @param held_max sums at once */
  constructor(private readonly held_max: number) {}

  get held(): number {
    return this.#sums.size
  }

  add(account_id: string, at_ms: number, { cluster, key_commitment, served }: ServingSummed): void {
    const at = new Date(at_ms).toISOString()
    for (const { slot, variant, count } of served())
      this.put({ slot, variant, cluster, key_commitment, account_id, count, first_at: at, last_at: at })
  }

  /** Adds to the sum of its kind. */
  put(told: ServedCanary): void {
    const name = JSON.stringify([told.slot, told.variant, told.cluster, told.key_commitment, told.account_id])
    const known = this.#sums.get(name)
    if (known === undefined && this.#sums.size >= this.held_max) {
      this.dropped++
      return
    }
    this.#sums.set(name, known === undefined ? told : sumOf(known, told))
  }

  /** Takes out the ones that wait longest. */
  take(count_max: number): ServedCanary[] {
    const taken = [...this.#sums].slice(0, count_max)
    for (const [name] of taken) this.#sums.delete(name)
    return taken.map(([, sum]) => sum)
  }
}

function sumOf(known: ServedCanary, told: ServedCanary): ServedCanary {
  const [first_at] = [known.first_at, told.first_at].sort()
  const [last_at] = [known.last_at, told.last_at].sort().reverse()
  return { ...known, count: known.count + told.count, first_at: first_at!, last_at: last_at! }
}

type ServingSummed = Pick<CanaryServing, 'cluster' | 'key_commitment' | 'served'>
