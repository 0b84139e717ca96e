import { setTimeout as wait } from 'node:timers/promises'

/** Waits until something holds, and gives the time that it took, ms. Throws after `ms_max`. */
export async function until(what: string, holds: () => Promise<boolean> | boolean, ms_max: number): Promise<number> {
  const began = performance.now()
  while (!(await holds())) {
    if (performance.now() - began > ms_max) throw new Error(`not within ${ms_max} ms: ${what}`)
    await wait(50)
  }
  return performance.now() - began
}
