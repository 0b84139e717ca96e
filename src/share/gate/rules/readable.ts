import type { GateRule } from '../gate-rule.js'

export const readable: GateRule = {
  name: 'readable',
  reason: 'What the gate cannot read it cannot let pass.',
  *test({ unread }) {
    if (unread.length > 0) yield { where: '', what: 'a part of it that the gate cannot read' }
  },
}
