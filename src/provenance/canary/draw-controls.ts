import { createHash } from 'node:crypto'
import { chooseVariant } from './choose-variant.js'
import type { SlotChoice } from './find-choices.js'
import type { Turn } from './turn.js'

/** Clusters that were never served under a key: for each of them 1 where a suspect meets what the key would have drawn. */
export type DrawnControls = readonly Uint8Array[]

/**
 * Draws controls for one key, for all of a suspect's choices: a hash each, so it is done once and not for each cluster that
 * is tried.
 * @param count how many
 */
export async function drawControls(
  key: Buffer,
  choices: readonly SlotChoice[],
  { count, turn }: { count: number; turn: Turn },
): Promise<DrawnControls> {
  const controls: Uint8Array[] = []
  for (let number = 0; number < count; number++) {
    const cluster = neverServed(number)
    const meets = new Uint8Array(choices.length)
    for (const [at, { slot, chosen }] of choices.entries()) {
      if (chosen !== undefined && chosen === chooseVariant(key, cluster, slot.id, slot.variants.length)) meets[at] = 1
    }
    controls.push(meets)
    const pause = turn()
    if (pause !== undefined) await pause
  }
  return controls
}

/** Ids that no campaign can have but by a collision of 80 bits. */
const neverServed = (number: number): string =>
  `clu_${createHash('sha256').update(`never served ${number}`).digest('hex').slice(0, 20)}`
