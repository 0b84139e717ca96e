import type { GateObjection } from '#contract/outgoing.js'
import type { Examined } from './examined.js'

/** A rule of the gate. Each is described in docs/sharing.md by its name. */
export interface GateRule {
  name: string
  /** why it is a rule: one sentence */
  reason: string
  test(examined: Examined): Iterable<Omit<GateObjection, 'rule'>>
}
