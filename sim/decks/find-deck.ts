import type { DECKS } from '#sim/options.js'
import { CODE } from './code.js'
import type { Deck } from './deck.js'
import { INSTRUCTIONS } from './instructions.js'
import { MATH } from './math.js'
import { MEDICAL_ZH } from './medical-zh.js'
import { REPLAY } from './replay.js'
import { TOOLS } from './tools.js'

const BY_NAME: Record<(typeof DECKS)[number], Deck> = {
  math: MATH,
  code: CODE,
  tools: TOOLS,
  instructions: INSTRUCTIONS,
  'medical-zh': MEDICAL_ZH,
  replay: REPLAY,
}

export const findDeck = (name: (typeof DECKS)[number]): Deck => BY_NAME[name]
