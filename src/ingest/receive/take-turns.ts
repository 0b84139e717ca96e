import { setImmediate } from 'node:timers/promises'

/** Time after which others get their turn. */
const TURN_MS = 4

/**
 * For long work in a loop: call what it gives at each step, and await its result where there is one. Decisions are
 * answered in the meantime.
 */
export function takeTurns(): () => Promise<void> | undefined {
  let since = performance.now()
  return () => {
    if (performance.now() - since < TURN_MS) return undefined
    return setImmediate().then(() => {
      since = performance.now()
    })
  }
}
