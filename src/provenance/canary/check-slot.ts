import { type CanarySlot, canarySlotSchema } from '#contract/canary.js'
import { InputError } from '#contract/scan.js'
import { CanaryText } from './canary-text.js'
import { indexPhrases } from './phrase-index.js'

/**
 * Throws an InputError where a slot cannot be served beside the others: a phrase that stands twice, or in another phrase,
 * would be replaced in what was replaced already, and nobody could say later what a text carries.
 * @param others slots that are proposed or approved
 */
export function checkSlot(asked: CanarySlot, others: readonly CanarySlot[]): void {
  const slot = canarySlotSchema.parse(asked)
  const all = [...others, slot]
  const seen = new Set(others.flatMap(({ variants }) => variants.map((phrase) => phrase.toLowerCase())))
  for (const phrase of slot.variants) {
    if (seen.has(phrase.toLowerCase()))
      throw new InputError(`«${phrase}» stands in it twice or in another slot`, `slot ${slot.id}`, 'Leave it out.')
    seen.add(phrase.toLowerCase())
  }
  for (const { variants } of all)
    for (const phrase of variants)
      for (const other of all)
        if (standsIn(phrase, other)) {
          const hint = 'Take phrases of which none holds another.'
          throw new InputError(`«${phrase}» holds a phrase of slot ${other.id}`, `slot ${slot.id}`, hint)
        }
}

/** Whether a text holds a shorter phrase of a slot, found as it would be found in an answer. */
function standsIn(phrase: string, slot: CanarySlot): boolean {
  const variants = slot.variants.filter((variant) => variant.length < phrase.length)
  let found = false
  const text = new CanaryText(indexPhrases([{ ...slot, variants }]), ({ variant }) => {
    found = true
    return variant
  })
  text.push(phrase)
  text.end()
  return found
}
