import type { MersenneTwister } from './mersenne-twister.js'

/**
 * The first `count` places of torch's `randperm(size)` on the CPU: a shuffle from the front, so those behind them need not
 * be drawn. Torch on a GPU draws another permutation from the same seed.
 * @param generator seeded for this permutation; what it draws after it is not what torch would draw
 * @param size below 2³² / 20, where torch goes over to 64-bit draws
 * @param into holds 0 … size − 1 where it is given, and is changed: one array serves many permutations
 */
export function randomPermutation(
  generator: MersenneTwister,
  size: number,
  count = size,
  into: Int32Array = Int32Array.from({ length: size }, (_, i) => i),
): Int32Array {
  const swaps = Math.min(count, size - 1)
  for (let done = 0; done < swaps; ) {
    const draws = generator.some()
    const to = Math.min(draws.length, swaps - done)
    for (let i = 0; i < to; i++, done++) {
      const draw = draws[i] as number
      const left = size - done
      // draw % left: exact in doubles, and twice as fast as the operator on unsigned words.
      const at = done + draw - Math.floor(draw / left) * left
      const taken = into[at] as number
      into[at] = into[done] as number
      into[done] = taken
    }
  }
  return into.subarray(0, count)
}
