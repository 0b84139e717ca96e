import type { CanarySlot, CanarySnapshot } from '#contract/canary.js'
import { CanaryText, type SeePhrase } from './canary-text.js'
import { chooseVariant } from './choose-variant.js'
import { echoesIn } from './echoes-in.js'
import { indexPhrases, type PhraseIndex } from './phrase-index.js'

/** The texts of one answer: a choice of a chat completion, or all blocks of a message. */
export interface CanaryAnswer {
  /** @param counted false for a text that is told a second time, as events at the end of a stream do */
  text(counted: boolean): CanaryText
}

/** The canaries of one exchange. */
export interface CanaryServing {
  cluster: string
  key_commitment: string
  answer(): CanaryAnswer
  /** what the answers carry so far */
  served(): { slot: string; variant: number; count: number }[]
}

/** Serves canaries from what a gateway was told: no I/O, nothing kept from one exchange to the next. */
export class CanaryServer {
  readonly #index: PhraseIndex
  readonly #key: Buffer

  constructor(private readonly snapshot: CanarySnapshot) {
    this.#key = Buffer.from(snapshot.key?.key ?? '', 'hex')
    this.#index = indexPhrases(snapshot.slots)
  }

  /**
   * @param question what the caller wrote: slots of which a phrase stands there are left alone, for the answer may quote
   * it, and a student would have it from elsewhere
   * @returns undefined where there is nothing to serve
   */
  serve(cluster: string, question: string): CanaryServing | undefined {
    const { key, slots } = this.snapshot
    if (key === null || slots.length === 0) return undefined
    const isEcho = echoesIn(question)
    const chosen = remember((slot: CanarySlot) =>
      isEcho(slot) ? undefined : chooseVariant(this.#key, cluster, slot.id, slot.variants.length),
    )
    const counts = new Map<string, { slot: string; variant: number; count: number }>()
    const count = (slot: string, variant: number): void => {
      const known = counts.get(slot) ?? { slot, variant, count: 0 }
      known.count++
      counts.set(slot, known)
    }
    const answer = (): CanaryAnswer => {
      const first = new Map<CanarySlot, number>()
      const see =
        (counted: boolean): SeePhrase =>
        ({ slot, variant }) => {
          const wanted = chosen(slot)
          if (wanted === undefined) return variant
          if (!first.has(slot)) first.set(slot, variant)
          const shown = slot.distinct ? changedPlaces(variant, wanted, first.get(slot)!) : wanted
          if (counted && shown === wanted) count(slot.id, shown)
          return shown
        }
      return { text: (counted) => new CanaryText(this.#index, see(counted)) }
    }
    return { cluster, key_commitment: key.commitment, answer, served: () => [...counts.values()] }
  }
}

/** The chosen variant and the one that the answer used first take each other's places; all others stay. */
function changedPlaces(variant: number, chosen: number, first: number): number {
  if (variant === first) return chosen
  return variant === chosen ? first : variant
}

function remember<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    if (!known.has(key)) known.set(key, find(key))
    return known.get(key) as Value
  }
}
