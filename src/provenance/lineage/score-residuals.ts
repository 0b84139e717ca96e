/** Logits (or log-probabilities) of one list of tokens at the same places of the same texts: one row a place. */
export interface LogitRows {
  model: string
  /** places × tokens; null where an endpoint did not tell them */
  rows: readonly (readonly number[] | null)[]
}

/**
 * Correlation of each subject's logit residuals with the candidate's, −1 … 1. A row is centred and scaled, for logits
 * are known up to a constant and models differ in temperature; then the mean row of all subjects is taken away, which
 * is what the text itself asks for. What is left is the model's own habit, and fine-tuning leaves most of it. All
 * subjects stand in that mean alike. Rows that a model does not have are stepped over.
 * @returns one correlation a subject. Throws a RangeError for rows of unequal lengths.
 */
export function scoreResiduals(candidate: LogitRows, subjects: readonly LogitRows[]): number[] {
  const places = candidate.rows.length
  const sums = subjects.map(() => ({ ab: 0, aa: 0, bb: 0 }))
  for (let place = 0; place < places; place++) {
    const own = scaleRow(candidate.rows[place] ?? null)
    const rows = subjects.map(({ rows }) => scaleRow(rows[place] ?? null))
    const there = rows.filter((row) => row !== null)
    if (own === null || there.length < 2) continue
    if (there.some((row) => row.length !== own.length)) throw new RangeError(`rows at place ${place} differ in length`)
    const usual = own.map((_, token) => there.reduce((sum, row) => sum + row[token]!, 0) / there.length)
    for (const [at, row] of rows.entries()) {
      if (row === null) continue
      const sum = sums[at]!
      for (const [token, mean] of usual.entries()) {
        const a = row[token]! - mean
        const b = own[token]! - mean
        sum.ab += a * b
        sum.aa += a * a
        sum.bb += b * b
      }
    }
  }
  return sums.map(({ ab, aa, bb }) => (aa * bb === 0 ? 0 : ab / Math.sqrt(aa * bb)))
}

/** The row with mean 0 and standard deviation 1; null where it says nothing. */
function scaleRow(row: readonly number[] | null): number[] | null {
  if (row === null || row.length < 2 || !row.every(Number.isFinite)) return null
  const mean = row.reduce((sum, one) => sum + one, 0) / row.length
  const spread = Math.sqrt(row.reduce((sum, one) => sum + (one - mean) ** 2, 0) / row.length)
  return spread === 0 ? null : row.map((one) => (one - mean) / spread)
}
