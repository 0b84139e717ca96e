/** Hashed words live in this many buckets (the low bits of a token). */
export const TOKEN_BUCKETS = 1 << 20

/**
 * A bounded sample of texts: text t of account `account[t]` in half `half[t]` holds the words (and word pairs)
 * `tokens[offsets[t]] … tokens[offsets[t + 1] - 1]`, each once, as indices into `vocabulary`. Accounts are indices of
 * the scan's profiles.
 */
export interface TextSample {
  count: number
  /** accounts of the scan's profiles, with texts in the sample or without */
  accounts: number
  account: Uint32Array
  half: Uint8Array
  offsets: Uint32Array
  tokens: Uint32Array
  /** bucket (0 … TOKEN_BUCKETS − 1) of each word that occurs: small enough for the processor's caches */
  vocabulary: Uint32Array
}

/** The content profiles of a scan; accounts are indices 0…count-1, in an order that does not lean on their names. */
export interface Profiles {
  count: number
  dimensions: number
  /** keys of the accounts in the store (UInt64 as decimal) */
  accounts: string[]
  /** distinct texts an account, in the first and the second half */
  texts: [Uint32Array, Uint32Array]
  /** count × dimensions, row by row: the sum of the vectors of a half's texts */
  sums: [Float32Array, Float32Array]
  /** sum of the squared lengths of a half's texts */
  squares: [Float64Array, Float64Array]
}

/** Differences of two texts of one account over √2, sparse: each a draw of the spread of texts within an account. */
export interface Spread {
  dimensions: Uint16Array[]
  values: Float32Array[]
}
