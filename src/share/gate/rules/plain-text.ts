import type { GateRule } from '../gate-rule.js'

const INVISIBLE = /\p{Cf}|\p{Default_Ignorable_Code_Point}|\p{Co}|\p{Cs}|[^\P{Cc}\n\r\t]/u
const MIXED =
  /(?=[\p{L}]*\p{Script=Latin})[\p{L}\p{M}]*[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u
/** Styled letters, as in mathematics or circles: NFKC makes plain ones of them. */
const STYLED = /[\u{1d400}-\u{1d7ff}\u{1f110}-\u{1f189}\u2460-\u24ff\uff21-\uff5a]/u
const SPELLED = /(?:(?<![\p{L}\p{N}])[\p{L}\p{N}](?:[^\p{L}\p{N}\n]{1,3})){4,}[\p{L}\p{N}](?![\p{L}\p{N}])/u
const SPELLED_LETTERS = /(?:(?<![\p{L}\p{N}])\p{L}(?:[^\p{L}\p{N}\n]{1,3})){4,}\p{L}(?![\p{L}\p{N}])/u
const SPELLED_OUT = 'a word that is spelled out letter by letter'
/** Blocks of letters that nobody writes texts in, which look like Latin ones: phonetics, Lisu, syllabics and their like. */
const LOOKALIKE_BLOCKS =
  /[\u0250-\u02ff\u13a0-\u13ff\u1400-\u167f\u1d00-\u1dbf\u2070-\u209f\u2100-\u214f\u2c60-\u2c7f\ua4d0-\ua4ff\ua720-\ua7ff\uab30-\uab6f\u{10400}-\u{1044f}\u{118a0}-\u{118df}]/u
const FOREIGN_LETTER = /(?![A-Za-zßæœøđðþłıħŋ]|\p{M})\p{L}/iu
const MARKS = /\p{M}{3,}/u

export const plainText: GateRule = {
  name: 'plain-text',
  reason: 'What is disguised cannot be read by who approves it; nobody who means well has to.',
  *test({ texts, pieces }) {
    for (const { where, text } of texts) {
      if (SPELLED_LETTERS.test(text)) yield { where, what: SPELLED_OUT }
      if (INVISIBLE.test(text)) yield { where, what: 'invisible characters, or such as control a screen' }
      if (MIXED.test(text)) yield { where, what: 'a word of letters of two scripts that look alike' }
      if (STYLED.test(text) || MARKS.test(text) || LOOKALIKE_BLOCKS.test(text.replace(/[™℠№]/gu, '')))
        yield { where, what: 'letters that are not plain ones' }
    }
    for (const { where, text } of pieces) {
      if (SPELLED.test(text)) yield { where, what: SPELLED_OUT }
      if (FOREIGN_LETTER.test(text.normalize('NFD')))
        yield { where, what: 'letters other than Latin ones: names and purposes are to be written in these' }
    }
  },
}
