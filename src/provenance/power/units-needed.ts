import { logBinomialTail } from '#lib/log-binomial-tail.js'
import { logGammaTail } from '#lib/log-gamma-tail.js'

/** Past it nobody asks so many; the answer is then «not by this test». */
const UNITS_MAX = 1e12

export interface PowerAim {
  /** ln of the chance that a result must reach, after correction */
  log_chance: number
  /** chance of reaching it where the effect is there */
  power: number
}

/**
 * Least number of units for a sum of 0 and 1 that are 1 with chance `null_rate`, and with `true_rate` where there is
 * something to find. Exact tails of both. Power falls by a step wherever one more hit is asked for, so it must hold for as
 * many units more as such a step takes. Null where no number below 10¹² will do.
 */
export function binomialUnits(null_rate: number, true_rate: number, { log_chance, power }: PowerAim): number | null {
  if (!(true_rate > null_rate)) return null
  const reached = (units: number): boolean => {
    const hits = leastWhere((x) => logBinomialTail(x, units, null_rate) <= log_chance, units * null_rate, units + 1)
    return hits <= units && logBinomialTail(hits, units, true_rate) >= Math.log(power)
  }
  const step = Math.ceil(1 / null_rate)
  return leastUnits((units) => {
    for (let more = 0; more < step; more++) if (!reached(units + more)) return false
    return true
  })
}

/**
 * The same for a sum of exponential scores: of mean 1 under the null, and of mean `true_mean` where there is something to
 * find. A watermarked token's score is the greatest of several and varies less than that: the model is on the safe side.
 */
export function gammaUnits(true_mean: number, { log_chance, power }: PowerAim): number | null {
  if (!(true_mean > 1)) return null
  return leastUnits((units) => {
    const sum = leastSum((x) => logGammaTail(x, units) <= log_chance, units)
    return logGammaTail(sum / true_mean, units) >= Math.log(power)
  })
}

/** Controls that a suspect must rank above, for p = 1 / (1 + controls) to reach a chance; null past 10¹² */
export function rankControls({ log_chance }: PowerAim): number | null {
  const controls = Math.max(1, Math.ceil(Math.exp(-log_chance) - 1 - 1e-6))
  return controls > UNITS_MAX ? null : controls
}

function leastUnits(enough: (units: number) => boolean): number | null {
  let high = 1
  while (!enough(high)) {
    high *= 2
    if (high > UNITS_MAX) return null
  }
  let low = high / 2
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (enough(middle)) high = middle
    else low = middle
  }
  return high
}

/** The least whole number in `from` … `to` for which `holds`, which goes on holding. */
function leastWhere(holds: (x: number) => boolean, from: number, to: number): number {
  let low = Math.floor(from)
  let high = to
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

function leastSum(holds: (x: number) => boolean, from: number): number {
  let low = from
  let high = 2 * from + 1
  while (!holds(high)) high *= 2
  while (high - low > 1e-9 * high) {
    const middle = (low + high) / 2
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}
