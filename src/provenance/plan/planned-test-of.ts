import type { PlannedTest, ProvenancePlan, ProvenanceResult } from '#contract/provenance.js'
import { settingsDiffer } from './settings-differ.js'

/**
 * The test of the plan that a result is of; undefined where the plan names none: another suspect, another kind of test, or
 * a key whose commitment does not stand in it. A key that was chosen after the answers is one of very many. Of several that
 * it may be, the one that is set as it was, else the first.
 */
export function plannedTestOf(
  { suspect, tests }: ProvenancePlan,
  result: Pick<ProvenanceResult, 'test' | 'suspect' | 'subject' | 'options'>,
): PlannedTest | undefined {
  if (result.suspect !== suspect.name) return undefined
  const named = tests.filter(
    ({ kind, key_commitments }) =>
      kind === result.test &&
      (key_commitments.length === 0 || key_commitments.some((one) => names(result.subject, one))),
  )
  return named.find((test) => settingsDiffer(test, result.options ?? {}).length === 0) ?? named[0]
}

/** A subject may say more than the commitment: the scheme, the cluster. */
const names = (subject: string, commitment: string): boolean => subject.split(/[^0-9a-f]+/).includes(commitment)
