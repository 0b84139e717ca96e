import type { Sitting } from './sitting.js'

/** The sittings under way, the one with the earliest next exchange on top (a binary heap). */
export class SittingHeap {
  private readonly items: Sitting[] = []

  get size(): number {
    return this.items.length
  }

  top(): Sitting | undefined {
    return this.items[0]
  }

  add(sitting: Sitting): void {
    const { items } = this
    let i = items.length
    items.push(sitting)
    while (i > 0) {
      const parent = (i - 1) >> 1
      if (!before(sitting, items[parent]!)) break
      items[i] = items[parent]!
      i = parent
    }
    items[i] = sitting
  }

  /** Puts the top where it belongs after its time has changed. */
  settleTop(): void {
    if (this.items.length > 1) this.sink(this.items[0]!)
  }

  removeTop(): void {
    const last = this.items.pop()
    if (last && this.items.length > 0) this.sink(last)
  }

  private sink(sitting: Sitting): void {
    const { items } = this
    const half = items.length >> 1
    let i = 0
    while (i < half) {
      let child = 2 * i + 1
      if (child + 1 < items.length && before(items[child + 1]!, items[child]!)) child++
      if (!before(items[child]!, sitting)) break
      items[i] = items[child]!
      i = child
    }
    items[i] = sitting
  }
}

/** Equal times are settled by the order of beginning, so that a run repeats. */
const before = (a: Sitting, b: Sitting) => a.at < b.at || (a.at === b.at && a.order < b.order)
