/**
 * The g-values of one public hash of SynthID-Text under one list of keys. Stateful so that nothing is made per token:
 * first the context is taken up, then any number of tokens after it are asked for.
 */
export interface SynthidHash {
  /** of a bit to be 1 under a key that is nothing to the text */
  readonly chance: number
  /** Takes up the `width` tokens before `at`; those before the first token count as 0. */
  setContext(tokens: ArrayLike<number>, at: number, width: number): void
  /** all that g depends on beside the keys, where that is less than the n-gram: a number of 32 bits */
  stateOf?(token: number): number
  /** g of a token after that context: one bit a layer, written to `bits`. */
  writeBits(token: number, bits: Uint8Array): void
}
