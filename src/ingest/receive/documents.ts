/** A document that is not handed on. */
export interface Rejected {
  /** of the document in its request */
  number: number
  reason: string
}

/** The documents of a request: places in its bytes, so that none is copied before it is needed. */
export interface Documents {
  bytes: Buffer
  /** where each begins */
  starts: number[]
  /** where each ends: the place after its last byte */
  ends: number[]
  /** of each: its line (NDJSON), or its place among the values (JSON), from 1 */
  numbers: number[]
  /** of the others */
  rejected: Rejected[]
}

/** The whole of these bytes as one document. */
export const oneDocument = (bytes: Buffer): Documents => ({
  bytes,
  starts: [0],
  ends: [bytes.length],
  numbers: [1],
  rejected: [],
})
