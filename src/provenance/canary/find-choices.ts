import type { CanarySlot } from '#contract/canary.js'
import { CanaryText } from './canary-text.js'
import { echoesIn } from './echoes-in.js'
import { indexPhrases } from './phrase-index.js'

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

/**
 * Counts the phrases of slots in a suspect's answers, found as the gateway finds them. It knows nothing of keys and
 * clusters: so what it finds cannot depend on them, which is what the chances of the test rest on.
 */
export function findChoices(answers: Iterable<AskedAnswer>, slots: readonly CanarySlot[]): SlotChoice[] {
  const indices = apart(slots).map(indexPhrases)
  const counts = new Map(slots.map((slot) => [slot, slot.variants.map(() => 0)]))
  for (const { text, question = '' } of answers) {
    const echoed = new Set(slots.filter(echoesIn(question)))
    for (const index of indices) {
      const read = new CanaryText(index, ({ slot, variant }) => {
        if (!echoed.has(slot)) counts.get(slot)![variant]!++
        return variant
      })
      read.push(text)
      read.end()
    }
  }
  return slots.map((slot) => ({ slot, counts: counts.get(slot)!, chosen: mostOf(counts.get(slot)!) }))
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
