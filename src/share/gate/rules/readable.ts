import type { GateRule } from '../gate-rule.js'

/** What a time-stamping authority made of one hash. */
const NO_TEXT = new Set(['timestamp.tsr'])

export const readable: GateRule = {
  name: 'readable',
  reason: 'What the gate cannot read it cannot let pass.',
  *test({ unread }) {
    for (const path of unread)
      if (!NO_TEXT.has(path)) yield { where: '', what: 'a part of it that the gate cannot read' }
  },
}
