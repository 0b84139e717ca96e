import type { GateRule } from '../gate-rule.js'

/** How people speak to a model, at the beginning of a sentence. */
const INSTRUCTION =
  /(?:^|[.!?:;"«»„“”\n-]\s*)(?:please|write|explain|solve|translate|summari[sz]e|generate|act as|you are|pretend|ignore|think|given|answer|rewrite|give me|tell me|show me|help me|list|provide|create|calculate|compute|prove|implement|convert|imagine|consider|suppose|let's|how (?:do|can|would|to|many|much)|what (?:is|are|would)|why (?:is|do|does))\s/u
const SPOKEN = /\?|<\|?\w+\|?>|```|###|(?:^|\n)\s*(?:user|assistant|system|human|ai)\s*:/u
const QUOTATION = /["«„“”][^"«»„“”]{40,}["»“”]/u
/** More of it than a name: we cannot tell whether it is a prompt. */
const OTHER_SCRIPT = /(?:[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}][\s\p{P}]*){25,}/u

export const promptText: GateRule = {
  name: 'prompt-text',
  reason: 'Prompts are the customers’ own words; what leaves tells of them by keyed hashes alone.',
  *test({ texts, pieces, holdsPrompt }) {
    for (const { where, readings, reversed } of [...texts, ...pieces])
      if (readings.some(holdsPrompt) || reversed.some(holdsPrompt))
        yield { where, what: 'a passage of a prompt that is kept here' }
    for (const { where, text, readings } of pieces) {
      if (readings.some((reading) => INSTRUCTION.test(reading) || SPOKEN.test(reading)))
        yield { where, what: 'it speaks to a reader, as prompts do' }
      if (QUOTATION.test(text)) yield { where, what: 'a long quotation' }
      if (OTHER_SCRIPT.test(text)) yield { where, what: 'a long passage in a script other than Latin' }
    }
  },
}
