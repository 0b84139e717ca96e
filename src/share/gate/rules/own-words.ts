import { isOurs, wordsIn } from '../examined.js'
import type { GateRule } from '../gate-rule.js'

const TOKEN = /(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])/g
const TOKEN_SHOWN = 12

export const ownWords: GateRule = {
  name: 'own-words',
  reason: 'Sentences come from our own templates; any other word may be out of a prompt or the name of a customer.',
  *test(examined) {
    const { learned, texts } = examined
    if (learned === undefined) return
    // Names of indicators show the first digits of their token.
    const tokens = texts.flatMap(({ text }) => text.match(TOKEN) ?? [])
    const shown = new Set(tokens.map((token) => token.slice(0, TOKEN_SHOWN)))
    for (const { where, text, rest, is_name } of texts) {
      if (is_name || learned.texts.has(text)) continue
      const foreign = wordsIn(rest).filter((word) => !isOurs(word, examined) && !shown.has(word))
      if (foreign.length > 0) yield { where, what: `${foreign.length} words that are not of our templates` }
    }
  },
}
