import type { CanarySlot } from '#contract/canary.js'
import { CanaryText } from './canary-text.js'
import { echoesIn } from './echoes-in.js'
import { indexPhrases, type PhraseIndex } from './phrase-index.js'
import { allAtOnce, type Turn } from './turn.js'

/** What a suspect uses in one slot. */
export interface SlotChoice {
  slot: CanarySlot
  /** how often each variant stands in its answers */
  counts: readonly number[]
  /** the variant that it uses most; undefined where it uses none, or two alike */
  chosen: number | undefined
}

/** One answer of a suspect. */
export interface AskedAnswer {
  text: string
  /** what was asked: a phrase that stands there is an echo */
  question?: string | undefined
}

/** Characters that are read at once: some milliseconds. */
const PIECE = 16_384

/**
 * Counts the phrases of slots in a suspect's answers, found as the gateway finds them. It knows nothing of keys and
 * clusters: so what it finds cannot depend on them, which is what the chances of the test rest on.
 * @param turn asked often: answers can be many and long
 */
export async function findChoices(
  answers: Iterable<AskedAnswer>,
  slots: readonly CanarySlot[],
  turn: Turn = allAtOnce,
): Promise<SlotChoice[]> {
  const indices = apart(slots).map(indexPhrases)
  const counts = new Map(slots.map((slot) => [slot, slot.variants.map(() => 0)]))
  for (const { text, question = '' } of answers) {
    const isEcho = echoesIn(question)
    // A question is searched for the slots alone that the answer uses: else all of them cost it all their phrases.
    for (const [slot, found] of await phrasesIn(text, indices, turn)) {
      if (!isEcho(slot)) for (const variant of found) counts.get(slot)![variant]!++
      const pause = turn()
      if (pause !== undefined) await pause
    }
  }
  return slots.map((slot) => ({ slot, counts: counts.get(slot)!, chosen: mostOf(counts.get(slot)!) }))
}

/** The variants of each slot that stand in a text, one entry a place. */
async function phrasesIn(
  text: string,
  indices: readonly PhraseIndex[],
  turn: Turn,
): Promise<Map<CanarySlot, number[]>> {
  const found = new Map<CanarySlot, number[]>()
  for (const index of indices) {
    const read = new CanaryText(index, ({ slot, variant }) => {
      const before = found.get(slot)
      if (before === undefined) found.set(slot, [variant])
      else before.push(variant)
      return variant
    })
    for (let at = 0; at < text.length; at += PIECE) {
      read.push(text.slice(at, at + PIECE))
      const pause = turn()
      if (pause !== undefined) await pause
    }
    read.end()
  }
  return found
}

/** A slot that was withdrawn may have phrases of one that came after it: each is looked for where it is not in the other's way. */
function apart(slots: readonly CanarySlot[]): CanarySlot[][] {
  const groups: { slots: CanarySlot[]; phrases: Set<string> }[] = []
  for (const slot of slots) {
    const phrases = slot.variants.map((phrase) => phrase.toLowerCase())
    const group = groups.find((one) => !phrases.some((phrase) => one.phrases.has(phrase)))
    group?.slots.push(slot)
    for (const phrase of phrases) group?.phrases.add(phrase)
    if (group === undefined) groups.push({ slots: [slot], phrases: new Set(phrases) })
  }
  return groups.map((group) => group.slots)
}

function mostOf(counts: readonly number[]): number | undefined {
  const most = Math.max(...counts)
  return most > 0 && counts.indexOf(most) === counts.lastIndexOf(most) ? counts.indexOf(most) : undefined
}
