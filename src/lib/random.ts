/**
 * A seeded generator (SplitMix32 after Steele, Lea and Flood, OOPSLA 2014): the same draws on every machine, so that the
 * same logs give the same report.
 */
export class Random {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** a whole number in 0 … 2³² − 1 */
  uint32(): number {
    this.#state = (this.#state + 0x9e3779b9) >>> 0
    let z = this.#state
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }

  /** in [0, 1) */
  unit(): number {
    return this.uint32() / 2 ** 32
  }

  /** a whole number in 0 … n − 1 */
  below(n: number): number {
    return Math.floor(this.unit() * n)
  }
}
