import { decodedTexts, NUMBERS, NUMBERS_MIN, numbersAsText } from '../decode-text.js'
import { withoutOpaque } from '../examined.js'
import type { GateRule } from '../gate-rule.js'

/** Words of this length are read as base64 by chance once in 100,000. */
const CERTAIN_CHARACTERS = 16
/** of Unicode */
const CODE_MAX = 0x10ffff
const HEX_TOKEN = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g

/** Measured figures look like codes of letters now and then; of forms that are learned we know that none stand there. */
const FIGURES = /^[\d,; ]+$/

export const encodedText: GateRule = {
  name: 'encoded-text',
  reason: 'A text beneath an encoding is hidden from who approves it.',
  *test({ texts, pieces, visited, learned }) {
    for (const { where, text } of texts) {
      if (isEncoded(text, learned === undefined)) yield { where, what: 'a text beneath an encoding' }
      for (const [token] of text.matchAll(HEX_TOKEN))
        if (decodedTexts(token).length > 0) yield { where, what: 'a text in place of a keyed hash' }
    }
    for (const { where, text } of pieces)
      if (isEncoded(text, false)) yield { where, what: 'a text beneath an encoding' }
    if (learned === undefined) return
    const lists = texts.flatMap(({ where, text }) =>
      [...text.matchAll(NUMBERS)].map(([run]) => ({ where, numbers: run.split(/[,; ]\s?/).map(Number) })),
    )
    for (const { where, numbers } of [...visited.numbers, ...lists])
      if (areCodes(numbers)) yield { where, what: 'numbers that may be the characters of a text' }
  },
}

/** Sketches are of 32 bits each: never are all of them as small as the codes of characters. */
const areCodes = (numbers: readonly number[]): boolean =>
  numbers.length >= NUMBERS_MIN &&
  numbers.every(Number.isInteger) &&
  (numbers.every((number) => number <= CODE_MAX) || numbersAsText(numbers) !== undefined)

const isEncoded = (text: string, figures_pass: boolean): boolean =>
  decodedTexts(withoutOpaque(text)).some(
    ({ run }) => run.length >= CERTAIN_CHARACTERS && !/^\p{L}+$/u.test(run) && !(figures_pass && FIGURES.test(run)),
  )
