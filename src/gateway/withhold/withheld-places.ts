/**
 * Numbers of the parts of a streamed answer when some are left out: those that stay are counted without gaps, since the
 * clients keep them in a list and look them up by number.
 */
export class WithheldPlaces {
  readonly #withheld = new Set<number>()

  withhold(place: unknown): void {
    if (typeof place === 'number') this.#withheld.add(place)
  }

  isWithheld(place: unknown): boolean {
    return typeof place === 'number' && this.#withheld.has(place)
  }

  /** the number that a part has without the withheld ones */
  renumber(place: number): number {
    let before = 0
    for (const withheld of this.#withheld) if (withheld < place) before++
    return place - before
  }
}
