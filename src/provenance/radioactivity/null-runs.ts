import type { NullRuns } from '#contract/provenance.js'
import { logBinomialTail } from '#lib/log-binomial-tail.js'
import { toChance } from '../watermark/to-chance.js'

/** Where error rates are told, beside the chance of the result itself. */
const LEVELS = [0.05, 0.01, 0.001]
/** Controls that are this much too often below 5 % cannot be chance: the test does not hold what it says. */
const FAILURE_CHANCE = 1e-4

/**
 * What the test gave where nothing can be found, with the share of it below some levels.
 * @param log_chances ln p, one a control
 * @param observed ln p of the result that they are controls of
 */
export function nullRuns(kind: NullRuns['kind'], log_chances: readonly number[], observed: number): NullRuns {
  const values = log_chances.map((ln) => toChance(ln).log10_p_value).sort((a, b) => a - b)
  const levels = [
    ...LEVELS.map((below) => ({ below, ln: Math.log(below) })),
    { below: chanceOf(observed), ln: observed },
  ]
  const rates = levels
    .sort((a, b) => b.ln - a.ln)
    // At its own level a control that is as low counts.
    .map(({ below, ln }) => ({ below, rate: share(log_chances, (one) => one <= ln) }))
  return { kind, count: values.length, values, value: 'log10_p_value', rates }
}

/** Whether controls were below 5 % more often than a test that holds what it says would put them there. */
export function controlsFail({ values, count }: NullRuns): boolean {
  const low = values.filter((log10) => log10 <= Math.log10(0.05)).length
  return count > 0 && logBinomialTail(low, count, 0.05) < Math.log(FAILURE_CHANCE)
}

/** A chance as documents carry it: never 0. */
export const chanceOf = (ln: number): number => toChance(ln).p_value

const share = <T>(all: readonly T[], holds: (one: T) => boolean): number =>
  all.length === 0 ? 0 : all.filter(holds).length / all.length
