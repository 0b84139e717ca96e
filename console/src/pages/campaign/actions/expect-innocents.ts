import type { ActionPreview } from './action-types'

/**
 * How many accounts that do not belong to the campaign an action would name, by their scores: of 100 accounts with a
 * score from 0.8 to 0.95, 5 to 20. Scores are told in bands, so this is from…to. It takes the campaign for real.
 */
export function expectInnocents(bands: ActionPreview['by_score']): { from: number; to: number } {
  let [from, to] = [0, 0]
  for (const band of bands) {
    from += band.accounts * (1 - band.to)
    to += band.accounts * (1 - band.from)
  }
  // A hair of floating point is no account.
  return { from: Math.floor(from + 1e-9), to: Math.ceil(Math.max(0, to - 1e-9)) }
}
