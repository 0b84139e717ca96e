import type { CanarySlot } from '#contract/canary.js'

const WORD = /[\p{L}\p{M}\p{N}]/u

/**
 * Tells of a slot whether a phrase of it stands in what was asked: answers may quote it, so they neither carry nor show a
 * choice. Whole words count, and so «use» does not stand in «because»: else short phrases would stand in nearly every
 * question. What a canary would replace there is always found, whatever marks or capitals are about it.
 */
export function echoesIn(question: string): (slot: CanarySlot) => boolean {
  const asked = question.toLowerCase()
  return ({ variants }) => variants.some((phrase) => standsIn(asked, phrase.toLowerCase()))
}

function standsIn(asked: string, phrase: string): boolean {
  for (let at = asked.indexOf(phrase); at !== -1; at = asked.indexOf(phrase, at + 1))
    if (!WORD.test(asked.charAt(at - 1)) && !WORD.test(asked.charAt(at + phrase.length))) return true
  return false
}
