/** Mixes two 32-bit numbers into one (murmur3's finaliser): the same pair gives the same number on every machine. */
export function mixSeeds(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x7f4a7c15, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** A bijection of the 32-bit numbers: numbers that differ stay different, so ids made of it never collide. */
export function scrambleNumber(x: number): number {
  let h = x >>> 0
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d)
  h = Math.imul(h ^ (h >>> 15), 0x846ca68b)
  return (h ^ (h >>> 16)) >>> 0
}

/**
 * A stream of chance: sfc32 (Doty-Humphrey, PractRand), four 32-bit words of state.
 * Every account, sitting and card has a stream of its own, named by numbers, so that what one does never shifts another.
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private count = 1

  constructor(first: number, second = 0, third = 0) {
    this.a = mixSeeds(first, second)
    this.b = mixSeeds(second ^ 0x51ed270b, third)
    this.c = mixSeeds(third ^ 0x2545f491, first)
    for (let i = 0; i < 6; i++) this.next()
  }

  /** 0 to 2³² − 1 */
  next(): number {
    const t = (((this.a + this.b) | 0) + this.count) | 0
    this.count = (this.count + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = ((this.c << 21) | (this.c >>> 11)) + t
    return t >>> 0
  }

  /** 0 up to, not with, 1 */
  unit(): number {
    return this.next() / 4294967296
  }

  /** a whole number from 0 up to, not with, n */
  int(n: number): number {
    return Math.floor(this.unit() * n)
  }

  between(low: number, high: number): number {
    return low + this.unit() * (high - low)
  }

  chance(p: number): boolean {
    return this.unit() < p
  }

  pick<T>(list: readonly T[]): T {
    return list[this.int(list.length)]!
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.unit())
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.unit())) * Math.cos(2 * Math.PI * this.unit())
  }

  lognormal(median: number, sigma: number): number {
    return median * Math.exp(sigma * this.normal())
  }

  /** Knuth's method below 30, a rounded normal above, where the difference is not seen. */
  poisson(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()))
    const limit = Math.exp(-mean)
    let product = this.unit()
    let n = 0
    while (product > limit) {
      product *= this.unit()
      n++
    }
    return n
  }

  weighted<T>(table: readonly (readonly [T, number])[]): T {
    let sum = 0
    for (const row of table) sum += row[1]
    let x = this.unit() * sum
    for (const row of table) {
      x -= row[1]
      if (x < 0) return row[0]
    }
    return table[0]![0]
  }

  /** `digits` hexadecimal digits */
  hex(digits: number): string {
    let text = ''
    while (text.length < digits) text += this.next().toString(16).padStart(8, '0')
    return text.slice(0, digits)
  }
}
